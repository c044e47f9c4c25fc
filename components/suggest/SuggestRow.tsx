import type { SuggestedRow } from '../../lib/fill';
import { t } from '../../lib/text';
import { kindIcon, kindLabel, shownName } from '../item/Row';
import { shortUri } from '../item/short-uri';
import { accountHue, accountName, accountOf, isMixed } from '../state/accounts';
import { Avatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { KeyCap } from '../ui/KeyCap';
import { ENTER } from '../ui/key-cap';
import { pressable } from '../ui/pressable';

/** Chosen again, a row goes on: it was saved for another host, or something that was typed would be replaced. */
export type Doubt = 'other-host' | 'typed';

interface SuggestRowProps {
  readonly id: string;
  readonly one: SuggestedRow;
  readonly isSelected: boolean;
  readonly doubt: Doubt | null;
  readonly onPress: (event: MouseEvent) => void;
}

/** One item: its name, whose it is, and for which site it was saved where that is another one. */
export function SuggestRow({ id, one: { row, isNear }, isSelected, doubt, onPress }: SuggestRowProps) {
  const [address] = row.uris;
  const savedFor = isNear ? null : shortUri(address?.uri ?? '');
  const account = isMixed.value ? accountOf(row.id) : null;
  const detail = [row.detail || kindLabel(row.kind), account && accountName(account)]
    .filter(Boolean)
    .join(' · ');
  return (
    <div
      id={id}
      role="option"
      aria-label={[shownName(row), detail, savedFor].filter(Boolean).join(', ')}
      tabIndex={-1}
      aria-selected={isSelected}
      class={`row ${isSelected ? 'sel' : ''} ${account ? `owned ${accountHue(account)}` : ''}`}
      {...pressable(onPress)}
    >
      <Avatar name={row.name} icon={kindIcon(row)} />
      <span class="txt">
        <span class="nm">
          <span class="cut">{shownName(row)}</span>
          {row.organizationId !== null && <Icon name="org" small class="t3" />}
          {row.reprompt && <Icon name="lock" small class="t3" />}
        </span>
        <span class="un cut">
          <bdi>{detail}</bdi>
        </span>
        {doubt === null && savedFor !== null && <span class="un cut">{t('suggestSavedFor', savedFor)}</span>}
        {doubt !== null && (
          <span class="un ask" role="status">
            {doubt === 'typed' ? t('suggestTyped') : t('suggestSure', savedFor ?? '')}
          </span>
        )}
      </span>
      {isSelected && <KeyCap cap={ENTER} go />}
    </div>
  );
}
