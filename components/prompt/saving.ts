import type { SaveAnswer, SavePrompt, SavePromptLogin } from '../../lib/capture';
import { CodedError } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import { accountHere, accountsFor, newRef, writableAccounts } from '../state/accounts';
import { barredText } from '../state/barred';

/** What stands in the question now. */
export interface Saving {
  /** The login that is to be updated; null: a new one is made. */
  readonly id: string | null;
  /** Of a new one, with the tag of the account that it goes to: asked twice, it is still one. */
  readonly newId: string;
  readonly username: string;
  readonly folderId: string | null;
  /** The master password, for a login that asks for it again. */
  readonly again: string;
}

/** Why no new login can be saved; null where it can. */
export const barredHere = (): string | null =>
  accountsFor('login').length > 0 || writableAccounts.value.length === 0
    ? null
    : barredText(accountHere(), 'login');

/** What a question begins with. */
export const startOf = ({ updates, username }: SavePrompt): Saving => ({
  id: updates,
  newId: newRef(accountHere(accountsFor('login')) ?? accountHere()),
  username,
  folderId: null,
  again: '',
});

/** The login that is to be updated. */
export const loginOf = ({ logins }: SavePrompt, { id }: Saving): SavePromptLogin | null =>
  logins.find((login) => login.id === id) ?? null;

/** Saves. @throws CodedError, see `save.answer`. */
export async function answer(token: string, prompt: SavePrompt, saving: Saving): Promise<void> {
  const { id, newId, username, folderId, again } = saving;
  if (loginOf(prompt, saving)?.reprompt && again === '') throw new CodedError('reprompt-needed');
  const said: SaveAnswer =
    id === null
      ? { name: 'new', newId, username, folderId }
      : { name: 'update', id, ...(again !== '' && { password: again }) };
  await ask('save.answer', { token, answer: said });
}
