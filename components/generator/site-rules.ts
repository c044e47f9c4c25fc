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

/** What the page in front has to do with passwords. */
export interface PageAsks {
  readonly rules: SiteRules | null;
  /** It has boxes for a new one. */
  readonly takesNew: boolean;
}

const NOTHING: PageAsks = { rules: null, takesNew: false };

async function readPageAsks(tabId: number): Promise<PageAsks> {
  const page = await ask('fill.rules', { tabId });
  return page ? { takesNew: page.takesNew, rules: readSiteRules(page) } : NOTHING;
}

/**
 * What the page in front asks of its passwords.
 * @param isWanted false where something is made for another site.
 */
export function usePageAsks(isWanted: boolean): PageAsks {
  const [found, setFound] = useState<PageAsks>(NOTHING);
  const tabId = site.value?.tabId;
  useEffect(() => {
    setFound(NOTHING);
    if (isWanted && tabId !== undefined) readPageAsks(tabId).then(setFound, () => undefined);
  }, [isWanted, tabId]);
  return found;
}
