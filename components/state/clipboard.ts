import type { CopySlot, FieldSpec, Overview } from '../../lib/items';
import { kindByName } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { type TextKey, t } from '../../lib/text';
import { showToast } from './notice';
import { withReprompt } from './reprompt';
import { settings } from './settings';
import { noteUse } from './vault';

/** Ctrl with this letter copies what the button copies. */
export const SLOT_KEYS: Readonly<Record<CopySlot, string>> = { first: 'B', second: 'C', third: 'D' };

/** Puts a value on the clipboard and says so; a secret is cleared after the time that the person chose. */
export async function copyText(text: string, label: string, isSecret: boolean): Promise<void> {
  await navigator.clipboard.writeText(text);
  const seconds = settings.peek().clipboardSeconds;
  if (isSecret) await ask('clipboard.copied');
  showToast(
    isSecret && seconds > 0 ? t('toastCopiedClears', label, clearsIn(seconds)) : t('toastCopied', label),
  );
}

const clearsIn = (seconds: number): string =>
  seconds < 60 ? t('secondsShort', seconds) : t('minutesShort', seconds / 60);

const hides = ({ input }: FieldSpec): boolean => input === 'secret' || input === 'totp';

/** The field behind one of a row's copy buttons; null for notes, whose one copy is the note itself. */
export function fieldOfSlot(row: Overview, slot: CopySlot): FieldSpec | null {
  return kindByName(row.kind)?.fields.find(({ copy }) => copy === slot) ?? null;
}

/** The copy buttons of a row, in the order in which they stand. */
export function copySlots(row: Overview): readonly CopySlot[] {
  const order: readonly CopySlot[] = ['first', 'second', 'third'];
  return order.filter((slot) => row.copies.includes(slot));
}

/** Copies what one of a row's buttons stands for. */
export async function copySlot(row: Overview, slot: CopySlot): Promise<void> {
  const field = fieldOfSlot(row, slot);
  const label = t((field?.label ?? 'fieldNotes') as TextKey);
  const value = await withReprompt(row.name, (password) => {
    const guard = password === undefined ? {} : { password };
    if (field?.input === 'totp') return ask('vault.code', { id: row.id, ...guard }).then(({ code }) => code);
    return ask('vault.value', { id: row.id, field: field?.name ?? 'notes', ...guard });
  });
  if (value === null) return;
  noteUse(row.id);
  await copyText(value, label, field === null || hides(field));
}
