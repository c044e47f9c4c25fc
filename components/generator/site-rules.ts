import { useEffect, useState } from 'preact/hooks';
import { parseRules } from '../../lib/generator';
import { ask } from '../../lib/protocol';
import { formatNumber, t } from '../../lib/text';
import { site } from '../state/site';
import { keepRules, type SiteRules } from './make';

/** "8 to 32 characters", as far as there are limits. */
function lengthText(least: number | null, most: number | null): string {
  if (least !== null && most !== null) return t('lengthBetween', formatNumber(least), formatNumber(most));
  if (most !== null) return t('lengthAtMost', formatNumber(most));
  return least === null ? '' : t('lengthAtLeast', formatNumber(least));
}

const smaller = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** Whose rules are kept, and which length they ask for. */
export function rulesText({ host, rules, maxLength }: SiteRules): string {
  const length = lengthText(rules?.minLength ?? null, smaller(rules?.maxLength ?? null, maxLength));
  return length === '' ? t('rulesKept', host) : t('rulesKeptLength', host, length);
}

/** The shortest password that a field may ask for and still be taken seriously. */
const SHORTEST_FIELD = 6;

/** Rules that some password keeps; the rest says nothing. */
async function readSiteRules(tabId: number): Promise<SiteRules | null> {
  const page = await ask('fill.rules', { tabId });
  if (!page) return null;
  const maxLength = page.maxLength !== null && page.maxLength >= SHORTEST_FIELD ? page.maxLength : null;
  const known = { host: page.host, rules: parseRules(page.rules), maxLength };
  const rules = keepRules(known, 0) === null ? null : known.rules;
  return rules || maxLength !== null ? { ...known, rules } : null;
}

/**
 * What the page in front says about its passwords.
 * @param isWanted false where something is made for another site.
 */
export function useSiteRules(isWanted: boolean): SiteRules | null {
  const [found, setFound] = useState<SiteRules | null>(null);
  const tabId = site.value?.tabId;
  useEffect(() => {
    setFound(null);
    if (isWanted && tabId !== undefined) readSiteRules(tabId).then(setFound, () => undefined);
  }, [isWanted, tabId]);
  return found;
}
