import type { InTurn, StatusBoard } from '../../lib/account';
import {
  decide,
  type KnownLogin,
  type Meaning,
  type Proposal,
  type SaveAnswer,
  type SavePrompt,
  type Shelf,
  type Waiting,
} from '../../lib/capture';
import { CodedError } from '../../lib/errors';
import { draftOf, emptyDraft, type Item } from '../../lib/items';
import type { Edit, Vault } from '../../lib/vault';
import { openWindow } from './open-window';
import { assertMayReplace, type VerifyPassword } from './secret-gate';
import { leaveAlone } from './site-access';
import type { SiteOffers } from './site-offers';

export interface SavePromptDeps {
  readonly board: StatusBoard;
  readonly shelf: Shelf;
  readonly inTurn: InTurn;
  readonly offers: SiteOffers;
  readonly vault: Pick<Vault, 'item' | 'lists'>;
  readonly edit: Pick<Edit, 'save'>;
  /** Checks the master password of an item's account. */
  readonly verifyFor: (id: string) => VerifyPassword;
}

/** The question whether to save what was typed into a page. */
export interface SavePrompts {
  isWorthAsking(waiting: Waiting): Promise<boolean>;
  /** @throws CodedError `not-found` when there is nothing to ask any more, `locked`. */
  open(token: string): Promise<SavePrompt>;
  /** @throws CodedError as above. */
  password(token: string): Promise<string>;
  /** @throws CodedError as above, and those of a save. */
  answer(token: string, answer: SaveAnswer): Promise<{ id: string }>;
  /** Opens the question in a window of ours; from then on it comes up nowhere else. @throws CodedError `not-found`. */
  inWindow(token: string): Promise<void>;
  /** `never`: on this site neither this nor anything else is asked again. */
  dismiss(token: string, never: boolean): Promise<void>;
}

/** More than anybody has for one site. */
const MOST_LOGINS = 20;

const mayUpdate = ({ canEdit, canViewPassword, readOnly }: Item): boolean =>
  canEdit && canViewPassword && readOnly === null;

/** The logins of the site, opened; those that cannot be opened are left out. */
async function openLogins({ offers, vault }: SavePromptDeps, url: string): Promise<Item[]> {
  const rows = (await offers(url)).slice(0, MOST_LOGINS);
  const items = await Promise.all(rows.map(({ id }) => vault.item(id).catch(() => null)));
  return items.filter((item) => item !== null);
}

const asKnown = (item: Item): KnownLogin => ({
  id: item.id,
  username: item.values.username ?? '',
  password: item.values.password ?? '',
  isOpen: mayUpdate(item),
});

interface Question {
  readonly waiting: Waiting;
  readonly meaning: Meaning;
  readonly items: readonly Item[];
  readonly proposal: Proposal;
}

async function ask(deps: SavePromptDeps, waiting: Waiting | null): Promise<Question> {
  if (!waiting) throw new CodedError('not-found');
  if ((await deps.board.read()).state !== 'unlocked') throw new CodedError('locked');
  const meaning = await deps.shelf.open(waiting);
  if (!meaning) throw new CodedError('not-found');
  const items = await openLogins(deps, waiting.url);
  return { waiting, meaning, items, proposal: decide(meaning, items.map(asKnown)) };
}

function promptOf(
  { waiting, meaning, items, proposal }: Question,
  lists: Pick<SavePrompt, 'folders' | 'organizations' | 'collections'>,
): SavePrompt {
  return {
    host: new URL(waiting.url).host,
    updates: proposal.name === 'update' ? proposal.id : null,
    username: meaning.username ?? '',
    logins: items.filter(mayUpdate).map(({ id, name, values, reprompt }) => ({
      id,
      name: name ?? '',
      username: values.username ?? '',
      reprompt,
    })),
    ...lists,
  };
}

/** The draft of a new item for the site. */
function newDraft(
  { waiting, meaning }: Question,
  { username, folderId }: Extract<SaveAnswer, { name: 'new' }>,
) {
  const { origin, hostname } = new URL(waiting.url);
  return {
    ...emptyDraft('login', folderId),
    name: hostname.replace(/^www\./, ''),
    values: { ...emptyDraft('login').values, username, password: meaning.password ?? '' },
    uris: [{ from: null, uri: origin, match: null }],
  };
}

async function update(
  { edit, verifyFor }: SavePromptDeps,
  { items, meaning }: Question,
  { id, password }: Extract<SaveAnswer, { name: 'update' }>,
): Promise<string> {
  const item = items.find((one) => one.id === id);
  const original = item && draftOf(item);
  if (!item || !original) throw new CodedError('not-found');
  await assertMayReplace(item, password, verifyFor(id));
  const username = original.values.username || (meaning.username ?? '');
  const values = { ...original.values, username, password: meaning.password ?? '' };
  return edit.save({ id, draft: { ...original, values }, original });
}

/** @see SavePrompts */
export function createSavePrompts(deps: SavePromptDeps): SavePrompts {
  const { board, shelf, inTurn, edit } = deps;
  const find = async (token: string): Promise<Question> => {
    const question = await ask(deps, await shelf.byToken(token));
    if (!question.waiting.isTaken) throw new CodedError('not-found');
    return question;
  };
  return {
    isWorthAsking: async (waiting) => {
      if ((await board.read()).state !== 'unlocked') return true;
      return (await ask(deps, waiting)).proposal.name !== 'nothing';
    },
    open: async (token) => {
      const question = await find(token);
      if (question.proposal.name !== 'nothing') return promptOf(question, await deps.vault.lists());
      await inTurn(() => shelf.forget(token));
      throw new CodedError('not-found');
    },
    password: async (token) => (await find(token)).meaning.password ?? '',
    answer: async (token, answer) => {
      const question = await find(token);
      const id =
        answer.name === 'new'
          ? await edit.save({
              id: null,
              newId: answer.newId,
              draft: newDraft(question, answer),
              place: answer.place ?? null,
            })
          : await update(deps, question, answer);
      await inTurn(() => shelf.forget(token));
      return { id };
    },
    inWindow: async (token) => {
      if (!(await shelf.byToken(token))?.isTaken) throw new CodedError('not-found');
      await inTurn(() => shelf.change(token, { pagesLeft: 0 }));
      await openWindow(`/save.html#${token}`);
    },
    dismiss: async (token, never) => {
      const waiting = await shelf.byToken(token);
      await inTurn(() => shelf.forget(token));
      if (waiting && never) await leaveAlone(new URL(waiting.url).hostname);
    },
  };
}
