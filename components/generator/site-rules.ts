import { useEffect, useState } from 'preact/hooks';
import { readSiteRules, type SiteRules } from '../../lib/generator';
import { ask } from '../../lib/protocol';
import { formatNumber, t } from '../../lib/text';
import { site } from '../state/site';

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

async function askRules(tabId: number): Promise<SiteRules | null> {
  const page = await ask('fill.rules', { tabId });
  return page && readSiteRules(page);
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
    if (isWanted && tabId !== undefined) askRules(tabId).then(setFound, () => undefined);
  }, [isWanted, tabId]);
  return found;
}
