import type { AccountStatus, NamedRule } from '../../lib/session';
import { formatList, t } from '../../lib/text';

/** The organisations that ask for something, in words. */
export function askers(asking: readonly Pick<AccountStatus, 'rules'>[], rule: NamedRule): string {
  const names = [...new Set(asking.flatMap(({ rules }) => rules.askedBy[rule]))];
  return names.length > 0 ? formatList(names) : t('yourOrganisation');
}
