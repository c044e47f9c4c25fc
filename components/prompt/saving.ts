import type { SaveAnswer, SavePrompt, SavePromptLogin } from '../../lib/capture';
import { CodedError } from '../../lib/errors';
import type { SharedPlace } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { accountHere, accountsFor, newRef, writableAccounts } from '../state/accounts';
import { barredText } from '../state/barred';
import { placeAtFirst } from '../state/first-place';

/** What stands in the question now. */
export interface Saving {
  /** The login that is to be updated; null: a new one is made. */
  readonly id: string | null;
  /** Of a new one, with the tag of the account that it goes to: asked twice, it is still one. */
  readonly newId: string;
  readonly username: string;
  readonly folderId: string | null;
  /** Null: the person's own. */
  readonly place: SharedPlace | null;
  /** The master password, for a login that asks for it again. */
  readonly again: string;
}

/** Why no new login can be saved; null where it can. */
export const barredHere = (): string | null =>
  accountsFor('login').length > 0 || writableAccounts.value.length === 0
    ? null
    : barredText(accountHere(), 'login');

/** What a question begins with. */
export function startOf({ updates, username }: SavePrompt): Saving {
  const account = accountHere(accountsFor('login')) ?? accountHere();
  const place = placeAtFirst(account);
  return { id: updates, newId: newRef(account), username, folderId: null, place, again: '' };
}

/** The login that is to be updated. */
export const loginOf = ({ logins }: SavePrompt, { id }: Saving): SavePromptLogin | null =>
  logins.find((login) => login.id === id) ?? null;

/** Saves. @throws CodedError, see `save.answer`. */
export async function answer(token: string, prompt: SavePrompt, saving: Saving): Promise<void> {
  const { id, newId, username, folderId, place, again } = saving;
  if (loginOf(prompt, saving)?.reprompt && again === '') throw new CodedError('reprompt-needed');
  if (id === null && place?.collectionIds.length === 0) throw new CodedError('collections-wanted');
  const said: SaveAnswer =
    id === null
      ? { name: 'new', newId, username, folderId, place }
      : { name: 'update', id, ...(again !== '' && { password: again }) };
  await ask('save.answer', { token, answer: said });
}
