import { createInTurn } from '../../lib/account';
import { waitingItem, waitingKeyItem } from '../../lib/browser';
import { decodeBase64, encodeBase64, wipe } from '../../lib/bytes';
import { createShelf, KEPT_MS, type Waiting } from '../../lib/capture';
import { importLocalKey, LOCAL_KEY_BYTES, type LocalKey, randomBytes } from '../../lib/crypto';
import { CodedError } from '../../lib/errors';
import { type Accounts, askAll } from './accounts';
import { armWaiting } from './alarms';
import { createCapturePages } from './capture-pages';
import { createSavePrompts, type SavePromptDeps } from './save-prompt';

async function momentKey(): Promise<LocalKey> {
  const kept = await waitingKeyItem.get();
  const text = kept ?? encodeBase64(randomBytes(LOCAL_KEY_BYTES));
  if (kept === null) await waitingKeyItem.set(text);
  const bytes = decodeBase64(text) ?? new Uint8Array();
  const key = await importLocalKey(bytes);
  wipe(bytes);
  return key;
}

async function write(waiting: readonly Waiting[]): Promise<void> {
  if (!waiting.some(({ under }) => under === null)) await waitingKeyItem.remove();
  await (waiting.length === 0 ? waitingItem.remove() : waitingItem.set(waiting));
}

/** What is typed into pages, and the question whether to save it. */
export function composeSaving(accounts: Accounts, rest: Omit<SavePromptDeps, 'shelf' | 'inTurn'>) {
  const inTurn = createInTurn();
  const shelf = createShelf({
    read: async () => (await waitingItem.get()) as readonly Waiting[],
    write,
    accountKey: async (account) => {
      if (account !== undefined) return (await accounts.of(account)).waitingKey();
      const keys = await askAll(await accounts.open(), ({ one }) => one.waitingKey());
      const [first] = keys;
      if (!first) throw new CodedError('locked');
      return first;
    },
    momentKey,
    now: () => Date.now(),
  });
  const savePrompts = createSavePrompts({ ...rest, shelf, inTurn });
  const { isWorthAsking } = savePrompts;
  const { board } = rest;
  const capture = createCapturePages({ board, shelf, inTurn, isWorthAsking, arm: () => armWaiting(KEPT_MS) });
  return { savePrompts, capture, tidyWaiting: () => inTurn(shelf.tidy) };
}
