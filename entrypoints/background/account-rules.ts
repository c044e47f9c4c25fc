import { type AccountBoard, forgetPin, readUnlockWays, type Session } from '../../lib/account';
import { CodedError } from '../../lib/errors';
import { kindByName } from '../../lib/items';
import { readRules } from '../../lib/policies';
import { NO_RULES } from '../../lib/session';
import type { Store } from '../../lib/store';
import type { Edit } from '../../lib/vault';

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

/** The same while the account is open: its deadline comes sooner, if that is demanded. */
export async function keepRules(deps: AccountRulesDeps, session: Pick<Session, 'shorten'>): Promise<void> {
  if (await tellRules(deps)) await session.shorten();
}

/** New items of the person's own are refused where an organisation wants them for itself, and all of a kind that it does not want. What is there already can be changed. */
export const withRules = (edit: Edit, board: AccountBoard): Edit => ({
  ...edit,
  save: async (edited) => {
    const rules = (await board.read())?.rules;
    if (edited.id === null && rules) {
      if (rules.noOwnItems && !edited.place) throw new CodedError('policy-personal');
      const kind = kindByName(edited.draft.kind)?.wireType;
      if (kind !== undefined && rules.noKinds.includes(kind)) throw new CodedError('policy-kind');
    }
    return edit.save(edited);
  },
});
