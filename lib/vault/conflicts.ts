import { CodedError } from '../errors';
import { type ConflictField, draftOf, type ItemConflict, type ItemDraft } from '../items';
import type { ConflictRow, Store } from '../store';
import { asWire, pickText } from '../wire';
import type { Edit } from './edit';
import type { VaultKeys } from './keys';
import { openItem } from './open-item';

export interface ConflictsDeps {
  readonly store: Pick<Store, 'readConflicts' | 'removeConflict' | 'readItem'>;
  readonly keys: VaultKeys;
  readonly edit: Pick<Edit, 'save'>;
  readonly current: () => Promise<{ readonly account: string }>;
  /** The id that a new item got from the server, see `EditDeps`. */
  readonly resolve: (id: string) => Promise<string>;
  /** There is one less. */
  readonly settled: () => Promise<void>;
}

/** What merges have to tell, and the person's answers to it. */
export interface Conflicts {
  /** The two sides of an item. @throws CodedError `not-found` when there is nothing to pick. */
  open(id: string): Promise<ItemConflict>;
  /**
   * Ends a conflict: these fields get the server's value, the others keep ours. What gives way goes into the item's history.
   * @throws CodedError `not-found`, and those of `Edit.save`.
   */
  settle(id: string, theirs: readonly string[]): Promise<void>;
  /** Ends a conflict with two items: ours stays as it is, the server's becomes another one. @param newId of that one. */
  split(id: string, newId: string): Promise<void>;
  /** It was heard of. */
  dismiss(id: string): Promise<void>;
}

interface Sides {
  readonly row: ConflictRow;
  readonly ours: ItemDraft;
  readonly theirs: ItemDraft;
  readonly fields: readonly ConflictField[];
  readonly changedThere: number | null;
}

const valueIn = ({ name, notes, values }: ItemDraft, field: string): string => {
  if (field === 'name') return name;
  return field === 'notes' ? notes : (values[field] ?? '');
};

/** The draft with other texts, by the names of fields. */
function withTexts(draft: ItemDraft, texts: Readonly<Record<string, string>>): ItemDraft {
  const { name = draft.name, notes = draft.notes, ...values } = texts;
  return { ...draft, name, notes, values: { ...draft.values, ...values } };
}

async function readSides({ store, keys, current, resolve }: ConflictsDeps, asked: string): Promise<Sides> {
  const { account } = await current();
  const id = await resolve(asked);
  const row = (await store.readConflicts(account)).find((one) => one.id === id);
  const stored = await store.readItem(account, id);
  if (!row || row.theirs === '' || !stored) throw new CodedError('not-found');
  const wire = asWire(JSON.parse(row.theirs)) ?? {};
  const [ours, theirs] = [
    draftOf(await openItem(id, stored.raw, keys)),
    draftOf(await openItem(id, wire, keys)),
  ];
  if (!ours || !theirs) throw new CodedError('item-unreadable');
  const fields = row.fields
    .map((name) => ({ name, ours: valueIn(ours, name), theirs: valueIn(theirs, name) }))
    .filter((field) => field.ours !== field.theirs);
  const changedThere = Date.parse(pickText(wire, 'revisionDate') ?? '');
  return { row, ours, theirs, fields, changedThere: Number.isNaN(changedThere) ? null : changedThere };
}

/** What gives way to the server's value and is in no history yet; a password goes there by itself. */
function replaced({ ours, fields }: Sides, theirs: readonly string[], now: Date): ItemDraft['history'] {
  const known = new Set(ours.history.map(({ password }) => password));
  const lost = fields
    .filter(({ name, ours: value }) => name !== 'password' && theirs.includes(name) && value !== '')
    .map(({ name, ours: value }) => `${name}: ${value}`)
    .filter((text) => !known.has(text));
  return lost.map((password) => ({ from: null, password, lastUsed: now.toISOString() }));
}

/** @see Conflicts */
export function createConflicts(deps: ConflictsDeps): Conflicts {
  const end = async (id: string) => {
    const { account } = await deps.current();
    await deps.store.removeConflict(account, await deps.resolve(id));
    await deps.settled();
  };
  return {
    open: async (id) => {
      const { row, fields, changedThere } = await readSides(deps, id);
      return { fields, taken: row.taken, changedHere: row.changedAt, changedThere };
    },
    settle: async (id, theirs) => {
      const sides = await readSides(deps, id);
      const { ours: original, fields, row } = sides;
      const picked = fields.filter(({ name }) => theirs.includes(name));
      const texts = Object.fromEntries(picked.map(({ name, theirs: value }) => [name, value]));
      const history = [...replaced(sides, theirs, new Date()), ...original.history];
      if (picked.length > 0)
        await deps.edit.save({ id: row.id, draft: { ...withTexts(original, texts), history }, original });
      await end(id);
    },
    split: async (id, newId) => {
      const { theirs } = await readSides(deps, id);
      const uris = theirs.uris.map((uri) => ({ ...uri, from: null }));
      const customFields = theirs.customFields.map((field) => ({ ...field, from: null }));
      const history = theirs.history.map((entry) => ({ ...entry, from: null }));
      const draft = { ...theirs, uris, customFields, history, passkeys: [] };
      await deps.edit.save({ id: null, newId, draft });
      await end(id);
    },
    dismiss: end,
  };
}
