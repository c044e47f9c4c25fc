import type { CopySlot, Overview } from '../../lib/items';
import { type TextKey, t } from '../../lib/text';
import { copySlot, copySlots, fieldOfSlot, SLOT_KEYS } from '../state/clipboard';
import { now } from '../state/clock';
import { attempt } from '../state/notice';
import { openItem } from '../state/route';
import { IconButton } from '../ui/Button';
import { isIconName } from '../ui/icons';
import { inPhrase } from '../ui/in-phrase';
import { ctrlCap } from '../ui/key-cap';
import { TotpRing } from '../ui/TotpRing';
import { shownName } from './Row';

const PERIOD = 30;

/** Most codes change at :00 and :30; the item itself shows the true time of those that do not. */
function RowRing() {
  const seconds = Math.floor(now.value / 1000) % PERIOD;
  return <TotpRing secondsLeft={PERIOD - seconds} period={PERIOD} />;
}

function CopyButton({ row, slot }: { row: Overview; slot: CopySlot }) {
  const field = fieldOfSlot(row, slot);
  const label = t((field?.label ?? 'fieldNotes') as TextKey);
  const isCode = field?.input === 'totp';
  return (
    <IconButton
      icon={isIconName(field?.icon) ? field.icon : 'copy'}
      name={t('copyOf', inPhrase(label), shownName(row))}
      tip={t('copyWhat', inPhrase(label))}
      cap={ctrlCap(SLOT_KEYS[slot])}
      tabIndex={-1}
      onClick={() => attempt(copySlot(row, slot))}
    >
      {isCode ? <RowRing /> : undefined}
    </IconButton>
  );
}

/** How many buttons stand at the end of a row. */
export const actionCount = (row: Overview): number => copySlots(row).length + 1;

/** The copies of a row and the way into the item: open on the selected row and on the one under the pointer. */
export function RowActions({ row }: { row: Overview }) {
  return (
    <>
      {copySlots(row).map((slot) => (
        <CopyButton key={slot} row={row} slot={slot} />
      ))}
      <IconButton
        icon="right"
        name={t('openOf', shownName(row))}
        tip={t('openItem')}
        cap="→"
        tabIndex={-1}
        onClick={() => openItem(row.id)}
      />
    </>
  );
}
