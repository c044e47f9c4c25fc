import type { SuggestedRow } from '../../lib/fill';
import { t } from '../../lib/text';
import { kindIcon, kindLabel, shownName } from '../item/Row';
import { shortUri } from '../item/short-uri';
import { Avatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { KeyCap } from '../ui/KeyCap';
import { ENTER } from '../ui/key-cap';
import { pressable } from '../ui/pressable';

interface SuggestRowProps {
  readonly id: string;
  readonly one: SuggestedRow;
  readonly isSelected: boolean;
  /** It was saved for another host, and the person is asked whether they mean it. */
  readonly isAsking: boolean;
  readonly onPress: (event: MouseEvent) => void;
}

/** One item: its name, whose it is, and for which site it was saved where that is another one. */
export function SuggestRow({ id, one: { row, isNear }, isSelected, isAsking, onPress }: SuggestRowProps) {
  const [address] = row.uris;
  const savedFor = isNear ? null : shortUri(address?.uri ?? '');
  const detail = row.detail || kindLabel(row.kind);
  return (
    <div
      id={id}
      role="option"
      aria-label={[shownName(row), detail, savedFor].filter(Boolean).join(', ')}
      tabIndex={-1}
      aria-selected={isSelected}
      class={`row ${isSelected ? 'sel' : ''}`}
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
        {savedFor !== null && (
          <span class={isAsking ? 'un ask' : 'un cut'}>
            {t(isAsking ? 'suggestSure' : 'suggestSavedFor', savedFor)}
          </span>
        )}
      </span>
      {isSelected && <KeyCap cap={ENTER} go />}
    </div>
  );
}
