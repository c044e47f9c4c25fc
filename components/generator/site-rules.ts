import { formatNumber, t } from '../../lib/text';
import type { SiteRules } from './make';

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
