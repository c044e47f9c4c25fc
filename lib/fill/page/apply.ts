import type { ApplyReport, FillPlan, PlannedValue, SkipReason } from '..';
import { isEditable } from './describe';
import { type Field, isField } from './fields';
import { findOption } from './find-option';
import type { Handles } from './handles';
import { isTyped, noteOurs } from './typed';
import { bringIntoView, isSeen } from './visibility';
import { choose, enterField, leaveField, writeValue } from './write-value';

type Skipped = ApplyReport['skipped'][number];

/** Long enough for a page to draw itself anew after an event, short enough not to be noticed. Milliseconds. */
const SETTLE = 40;

const settle = (): Promise<void> => new Promise((done) => setTimeout(done, SETTLE));

/** What an input mask may add or take away without the value being another one. */
const bare = (text: string): string => text.replace(/[\s().+/-]/g, '').toLowerCase();

/** Roles whose fields often have a mask. */
const MASKED = /^(totp|phone|postal-code|card-)/;

function holds(field: Field, planned: PlannedValue): boolean {
  if (field instanceof HTMLSelectElement) return findOption(field, planned)?.selected ?? false;
  const { value, role } = planned;
  return field.value === value || (MASKED.test(role) && bare(field.value) === bare(value));
}

const mostOf = (field: Element | undefined): number =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.maxLength : -1;

function write(field: Field, planned: PlannedValue): SkipReason | null {
  if (!(field instanceof HTMLSelectElement)) {
    writeValue(field, planned.value);
    return null;
  }
  const option = findOption(field, planned);
  if (!option) return 'no-choice';
  choose(field, option);
  return null;
}

/** Writes one value if the field is still there, seen, open and wide enough; else tells why not. */
async function applyOne(field: Element | undefined, planned: PlannedValue): Promise<SkipReason | null> {
  if (!isField(field) || !field.isConnected) return 'gone';
  if (!bringIntoView(field)) return 'hidden';
  if (field.matches(':disabled')) return 'read-only';
  const most = mostOf(field);
  if (most >= 0 && planned.value.length > most) return 'cut';
  enterField(field);
  // Some pages open a field only once the cursor stands in it, and some replace it.
  if (!isEditable(field)) await settle();
  if (!field.isConnected) return 'gone';
  if (!isEditable(field)) return 'read-only';
  if (!isSeen(field)) return 'hidden';
  const reason = write(field, planned);
  leaveField(field);
  await settle();
  return reason;
}

function refuseDocument(plan: FillPlan, token: string): SkipReason | null {
  if (plan.document !== token) return 'wrong-document';
  return plan.origin === self.origin && plan.origin === location.origin ? null : 'wrong-origin';
}

/** What a person has typed, where something else would be written over it. */
function typedOver({ values }: FillPlan, handles: Handles): PlannedValue[] {
  return values.filter((planned) => {
    const field = handles.find(planned.handle);
    return isField(field) && isTyped(field) && !holds(field, planned);
  });
}

/**
 * Carries a plan out in this document and tells what became of each value. Values are written only into fields that a person
 * can see and edit at that moment, one after the other, and each is looked at again at the end. Nothing at all is written where a
 * person has typed something else, unless the plan says that they want it replaced.
 */
export async function applyPlan(plan: FillPlan, handles: Handles, token: string): Promise<ApplyReport> {
  const written: { field: Field; planned: PlannedValue }[] = [];
  const skipped: Skipped[] = [];
  const skip = ({ role }: PlannedValue, reason: SkipReason, field?: Element) => {
    skipped.push({ role, reason, maxLength: reason === 'cut' ? mostOf(field) : null });
  };
  const kept = plan.overwrite || refuseDocument(plan, token) ? [] : typedOver(plan, handles);
  for (const planned of kept) skip(planned, 'typed');
  if (kept.length > 0) return { filled: [], skipped };
  for (const planned of plan.values) {
    const field = handles.find(planned.handle);
    // Asked before every value: filling the first one may have led elsewhere.
    const reason = refuseDocument(plan, token) ?? (await applyOne(field, planned));
    if (reason) skip(planned, reason, field);
    else written.push({ field: field as Field, planned });
  }
  const filled = written.filter(({ field, planned }) => holds(field, planned));
  for (const { field } of filled) noteOurs(field);
  for (const { planned } of written.filter((one) => !filled.includes(one))) skip(planned, 'refused');
  filled.at(-1)?.field.focus({ preventScroll: true });
  return { filled: filled.map(({ planned }) => planned.role), skipped };
}
