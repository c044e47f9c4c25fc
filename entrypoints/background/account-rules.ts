import { type AccountBoard, forgetPin, readUnlockWays, type Session } from '../../lib/account';
import { CodedError } from '../../lib/errors';
import { type Edited, kindByName } from '../../lib/items';
import { readRules } from '../../lib/policies';
import { NO_RULES, OWNER_CHANGED, UNMERGEABLE } from '../../lib/session';
import type { Store } from '../../lib/store';
import type { Edit, Outbox } from '../../lib/vault';

export interface AccountRulesDeps {
  readonly account: string;
  readonly board: AccountBoard;
  readonly store: Store;
}

/**
 * Has the board tell what organisations demand, by the vault that is stored; what is not allowed any more goes. False where that is what
 * it tells already: most syncs bring nothing new, and the list need not wait for what is written about it.
 */
export async function tellRules({ account, board, store }: AccountRulesDeps): Promise<boolean> {
  const vault = await store.readVault(account);
  const rules = vault ? readRules(vault) : NO_RULES;
  if (JSON.stringify((await board.read())?.rules) === JSON.stringify(rules)) return false;
  if (rules.noPin) await forgetPin(account);
  const ways = await readUnlockWays(account);
  await board.update(() => ({ rules, ways }));
  return true;
}

/** What the server has refused is not ours to send again while nobody knows whose it is, or what it is. */
const isServersWord = ({ reason }: { readonly reason: string }): boolean =>
  reason !== OWNER_CHANGED && reason !== UNMERGEABLE;

/**
 * The same while the account is open: its deadline comes sooner, if that is demanded, and what the server did not take goes out again once
 * items of one's own are wanted.
 */
export async function keepRules(
  deps: AccountRulesDeps,
  session: Pick<Session, 'shorten'>,
  outbox: Pick<Outbox, 'retry'>,
): Promise<void> {
  const before = await deps.board.read();
  if (!(await tellRules(deps))) return;
  await session.shorten();
  const now = await deps.board.read();
  if (!before?.rules.noOwnItems || now?.rules.noOwnItems !== false) return;
  for (const { id } of now.outbox.refused.filter(isServersWord)) await outbox.retry(id);
}

async function assertWanted(edited: Extract<Edited, { id: null }>, board: AccountBoard): Promise<void> {
  const rules = (await board.read())?.rules;
  if (!rules) return;
  if (rules.noOwnItems && !edited.place) throw new CodedError('policy-personal');
  const kind = kindByName(edited.draft.kind)?.wireType;
  if (kind !== undefined && rules.noKinds.includes(kind)) throw new CodedError('policy-kind');
}

/**
 * New items of the person's own are refused where an organisation wants them for itself, and all of a kind that it does not want. What is
 * there already can be changed, and what was given up a moment ago comes back.
 */
export function withRules(edit: Edit, board: AccountBoard): Edit {
  const dropped = new Set<string>();
  return {
    ...edit,
    discard: async (id) => {
      await edit.discard(id);
      dropped.add(id);
    },
    save: async (edited) => {
      if (edited.id === null && !dropped.has(edited.newId)) await assertWanted(edited, board);
      return edit.save(edited);
    },
  };
}
