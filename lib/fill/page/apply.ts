import type { ApplyReport, FillPlan, PlannedValue, SkipReason } from '..';
import { isEditable } from './describe';
import { type Field, isField, isTick, textIn } from './fields';
import { findOption } from './find-option';
import type { Handles } from './handles';
import { settle, settleAfter, settleUntil } from './settle';
import { isTyped, noteOurs } from './typed';
import { bringIntoView, isSeen } from './visibility';
import { choose, enterField, insertText, leaveField, pasteText, writeValue } from './write-value';

type Skipped = ApplyReport['skipped'][number];

/** A planned value and the field that it goes into, as it is found at this moment. */
interface Task {
  readonly planned: PlannedValue;
  find(): Field | undefined;
}

/** What an input mask may add or take away without the value being another one. */
const bare = (text: string): string => text.replace(/[\s().+/-]/g, '').toLowerCase();

/** Roles whose fields often have a mask. */
const MASKED = /^(totp|phone|postal-code|card-)/;

function holds({ find, planned }: Task): boolean {
  const field = find();
  if (!field) return false;
  if (field instanceof HTMLSelectElement) return findOption(field, planned)?.selected ?? false;
  const { value, role } = planned;
  if (isTick(field)) return String(field.checked) === value;
  const held = textIn(field);
  return held === value || (MASKED.test(role) && bare(held) === bare(value));
}

const mostOf = (field: Field | undefined): number =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.maxLength : -1;

function write(field: Field, planned: PlannedValue): SkipReason | null {
  if (isTick(field)) {
    if (String(field.checked) !== planned.value) field.click();
  } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
    writeValue(field, planned.value);
  else if (field instanceof HTMLSelectElement) {
    const option = findOption(field, planned);
    if (!option) return 'no-choice';
    choose(field, option);
  } else insertText(field, planned.value);
  return null;
}

/** Enters a field and does something to it if it is seen and open then; else tells why not. */
async function act(
  { find }: Task,
  run: (field: Field) => SkipReason | null | undefined,
): Promise<SkipReason | null> {
  const entered = find();
  if (!entered) return 'gone';
  enterField(entered);
  // Some pages open a field only once the cursor stands in it, and some replace it.
  if (!isEditable(entered)) await settle();
  const field = find();
  if (!field) return 'gone';
  if (!isEditable(field)) return 'read-only';
  if (!isSeen(field)) return 'hidden';
  return settleAfter(field, () => {
    const reason = run(field) ?? null;
    leaveField(field);
    return reason;
  });
}

/**
 * Writes one value if its field is still there, seen, open and wide enough; else tells why not.
 * @param isLater others were written before it, which may be what opens it.
 */
async function applyOne(task: Task, isLater: boolean): Promise<SkipReason | null> {
  const { find, planned } = task;
  const isIn = () => {
    const field = find();
    return field !== undefined && bringIntoView(field);
  };
  if (!find()) return 'gone';
  if (!(await settleUntil(isIn))) return find() ? 'hidden' : 'gone';
  if (!(await settleUntil(() => !find()?.matches(':disabled'), isLater))) return 'read-only';
  const most = mostOf(find());
  if (most >= 0 && planned.value.length > most) return 'cut';
  return act(task, (field) => write(field, planned));
}

/** True for what the browser can type into. */
const isText = (field: Field | undefined): boolean =>
  field !== undefined && !(field instanceof HTMLSelectElement) && !isTick(field);

/** Another way for what does not stand where it was written: a code is pasted whole into its first box, the rest is typed by the browser. */
async function applyAgain(tasks: readonly Task[]): Promise<void> {
  const codes = tasks.filter(({ planned }) => planned.role === 'totp');
  const [first] = codes;
  if (first && !codes.every(holds)) {
    const code = codes.map(({ planned }) => planned.value).join('');
    await act(first, (field) => void pasteText(field, code));
  }
  for (const task of tasks) {
    if (task.planned.role === 'totp' || holds(task) || !isText(task.find())) continue;
    await act(task, (field) => void insertText(field, task.planned.value));
  }
}

/** A person has typed something else there. */
function isTypedOver(task: Task): boolean {
  const field = task.find();
  return field !== undefined && isTyped(field) && !holds(task);
}

function toTask(planned: PlannedValue, handles: Handles): Task {
  const find = () => {
    const field = handles.find(planned.handle);
    return isField(field) ? field : undefined;
  };
  return { planned, find };
}

/** Aborted once the document is left: whoever comes back to it has chosen nothing. */
function untilLeft(): AbortSignal {
  const left = new AbortController();
  addEventListener('pagehide', () => left.abort(), { once: true });
  return left.signal;
}

function refuseDocument(plan: FillPlan, token: string, here: AbortSignal): SkipReason | null {
  if (plan.document !== token || here.aborted) return 'wrong-document';
  return plan.origin === self.origin && plan.origin === location.origin ? null : 'wrong-origin';
}

/**
 * Carries a plan out in this document and tells what became of each value. Values are written only into fields that a person
 * can see and edit at that moment, one after the other, and each is looked at again at the end. Nothing at all is written where a
 * person has typed something else, unless the plan says that they want it replaced.
 */
export async function applyPlan(plan: FillPlan, handles: Handles, token: string): Promise<ApplyReport> {
  const here = untilLeft();
  const tasks = plan.values.map((planned) => toTask(planned, handles));
  const written: Task[] = [];
  const skipped: Skipped[] = [];
  const skip = ({ planned: { role }, find }: Task, reason: SkipReason) => {
    skipped.push({ role, reason, maxLength: reason === 'cut' ? mostOf(find()) : null });
  };
  const kept = plan.overwrite || refuseDocument(plan, token, here) ? [] : tasks.filter(isTypedOver);
  for (const task of kept) skip(task, 'typed');
  if (kept.length > 0) return { filled: [], skipped };
  for (const task of tasks) {
    // Asked before every value: filling the first one may have led elsewhere.
    const reason = refuseDocument(plan, token, here) ?? (await applyOne(task, written.length > 0));
    if (reason) skip(task, reason);
    else written.push(task);
  }
  // Some pages think before they draw: what they have taken back by then is written once more.
  if (written.length > 0) await settle();
  if (refuseDocument(plan, token, here) === null) await applyAgain(written);
  const filled = written.filter(holds);
  for (const field of filled.flatMap(({ find }) => find() ?? [])) noteOurs(field);
  for (const task of written.filter((one) => !filled.includes(one))) skip(task, 'refused');
  filled.at(-1)?.find()?.focus({ preventScroll: true });
  return { filled: filled.map(({ planned }) => planned.role), skipped };
}
