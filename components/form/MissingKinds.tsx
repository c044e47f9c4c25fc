import type { DraftKind } from '../../lib/items';
import { formatList, t } from '../../lib/text';
import { kindLabel } from '../item/Row';
import { accounts } from '../state/accounts';
import { askers } from '../state/rules';

interface MissingKindsProps {
  missing: readonly DraftKind[];
  /** Nothing at all is offered. */
  isAll: boolean;
}

/** Why kinds of new items are not offered, above those that are. */
export function MissingKinds({ missing, isAll }: MissingKindsProps) {
  const open = accounts.value.filter(({ state }) => state === 'unlocked');
  const keeping = open.filter(({ rules }) => rules.noOwnItems);
  const text =
    isAll && keeping.length > 0
      ? t('ownItemsBarred', askers(keeping, 'ownItems'))
      : t('kindsMissing', askers(open, 'kinds'), formatList(missing.map(kindLabel)));
  return <p class="note">{text}</p>;
}
