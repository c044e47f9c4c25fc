import { effect, signal } from '@preact/signals';
import { CodedError } from '../../lib/errors';
import type { FormDraft } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { withReprompt } from '../state/reprompt';
import { backToList, route } from '../state/route';
import { onLock, status } from '../state/session';
import { beforeLeaving } from '../state/surface';
import { overview } from '../state/vault';

/** The form that is open or was left open; null when there is none. */
export const editing = signal<FormDraft | null>(null);

/** A form was left open that asks for the master password before it is shown again. */
const isGuarded = signal(false);

onLock((closed) => {
  if (closed.isAll) isGuarded.value = false;
  const form = editing.peek();
  if (!form || !closed.item(form.id ?? form.formId)) return;
  editing.value = null;
  if (route.peek().screen === 'edit') backToList();
});

const take = (password?: string) => ask('vault.takeForm', password === undefined ? {} : { password });

/** What was in a form when a page of ours was closed. */
const kept = take().then(
  (form) => {
    editing.value ??= form;
  },
  (error: unknown) => {
    isGuarded.value = error instanceof CodedError && error.info.code === 'reprompt-needed';
  },
);

/** Takes up the form that was left. False when the person does not give the master password that it asks for. */
export async function openKept(name: string): Promise<boolean> {
  await kept;
  if (!isGuarded.peek()) return true;
  // It may have gone meanwhile, with its account.
  const taken = await withReprompt(name, async (password) => ({ form: await take(password) }));
  if (!taken) return false;
  isGuarded.value = false;
  editing.value ??= taken.form;
  return true;
}

const KEEP_AFTER_MS = 100;

/** Keeps what stands in the form now; nobody is told when that does not work, for the form itself is still there. */
const keep = (): void => {
  if (status.peek()?.state !== 'unlocked' || isGuarded.peek()) return;
  ask('vault.keepForm', { form: editing.peek() }).catch(() => undefined);
};

/** Keeps every key, so that it outlives this page. */
function keepDraft(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepNow = () => {
    clearTimeout(timer);
    timer = undefined;
    keep();
  };
  effect(() => {
    if (editing.value !== undefined) timer ??= setTimeout(keepNow, KEEP_AFTER_MS);
  });
  beforeLeaving(() => timer !== undefined && keepNow());
}

/** Comes back to the form that the popup was closed in. */
async function comeBack(): Promise<void> {
  await kept;
  if (route.peek().screen === 'edit') {
    const row = overview.peek()?.rows.find(({ id }) => id === route.peek().itemId);
    await openKept(row?.name ?? t('item'));
    // Nothing was kept: there is no form to come back to.
    if (editing.peek() === null) backToList();
  }
  keepDraft();
}

void comeBack();
