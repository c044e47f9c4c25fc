import type { ApplyReport, FillPlan, SkipReason } from '..';
import { isEditable } from './describe';
import type { Handles } from './handles';
import { bringIntoView, isSeen } from './visibility';
import { enterField, leaveField, writeValue } from './write-value';

type PlannedValue = FillPlan['values'][number];
type Skipped = ApplyReport['skipped'][number];

/** Long enough for a page to draw itself anew after an event, short enough not to be noticed. Milliseconds. */
const SETTLE = 40;

const settle = (): Promise<void> => new Promise((done) => setTimeout(done, SETTLE));

/** What an input mask may add or take away without the value being another one. */
const bare = (text: string): string => text.replace(/[\s().-]/g, '').toLowerCase();

function holds(field: HTMLInputElement, { value, role }: PlannedValue): boolean {
  return field.value === value || (role === 'totp' && bare(field.value) === bare(value));
}

/** Writes one value if the field is still there, seen, open and wide enough; else tells why not. */
async function applyOne(field: Element | undefined, planned: PlannedValue): Promise<SkipReason | null> {
  if (!(field instanceof HTMLInputElement) || !field.isConnected) return 'gone';
  if (!bringIntoView(field)) return 'hidden';
  if (field.matches(':disabled')) return 'read-only';
  if (field.maxLength >= 0 && planned.value.length > field.maxLength) return 'cut';
  enterField(field);
  // Some pages open a field only once the cursor stands in it, and some replace it.
  if (!isEditable(field)) await settle();
  if (!field.isConnected) return 'gone';
  if (!isEditable(field)) return 'read-only';
  if (!isSeen(field)) return 'hidden';
  writeValue(field, planned.value);
  leaveField(field);
  await settle();
  return null;
}

function refuseDocument(plan: FillPlan, token: string): SkipReason | null {
  if (plan.document !== token) return 'wrong-document';
  return plan.origin === self.origin && plan.origin === location.origin ? null : 'wrong-origin';
}

/**
 * Carries a plan out in this document and tells what became of each value. Values are written only into fields that a person
 * can see and edit at that moment, one after the other, and each is looked at again at the end.
 */
export async function applyPlan(plan: FillPlan, handles: Handles, token: string): Promise<ApplyReport> {
  const written: { field: HTMLInputElement; planned: PlannedValue }[] = [];
  const skipped: Skipped[] = [];
  const skip = ({ role }: PlannedValue, reason: SkipReason, field?: Element) => {
    const maxLength = reason === 'cut' && field instanceof HTMLInputElement ? field.maxLength : null;
    skipped.push({ role, reason, maxLength });
  };
  for (const planned of plan.values) {
    const field = handles.find(planned.handle);
    // Asked before every value: filling the first one may have led elsewhere.
    const reason = refuseDocument(plan, token) ?? (await applyOne(field, planned));
    if (reason) skip(planned, reason, field);
    else written.push({ field: field as HTMLInputElement, planned });
  }
  const filled = written.filter(({ field, planned }) => holds(field, planned));
  for (const { planned } of written.filter((one) => !filled.includes(one))) skip(planned, 'refused');
  filled.at(-1)?.field.focus({ preventScroll: true });
  return { filled: filled.map(({ planned }) => planned.role), skipped };
}
