import { draftOf, type Item, type ItemDraft, kindByName } from '../../lib/items';
import type { Capture } from './capture';
import type { Client, Result } from './check-capture';

type Json = Readonly<Record<string, unknown>>;

/** Members of an answer that no server takes back. */
const ANSWER_ONLY = new Set(
  ['id', 'object', 'data', 'attachments', 'collectionIds', 'creationDate', 'revisionDate', 'deletedDate']
    .concat(['edit', 'viewPassword', 'permissions', 'organizationUseTotp'])
    // One server gives back what it was sent last.
    .concat(['attachments2', 'lastKnownRevisionDate'])
    .map((name) => name.toLowerCase()),
);

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The same value with lower-case first letters: old servers answer in upper case and are written to in lower. */
function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [lowerFirst(name), lowered(inner)]));
}

/** A change of one field, and where it stands in a row. */
interface FieldEdit {
  readonly path: string;
  readonly apply: (draft: ItemDraft) => ItemDraft;
}

/** The first field of the kind that holds a text: a user name, a number, a first name. */
function valueEdit({ kind, values }: ItemDraft): FieldEdit | null {
  const spec = kindByName(kind);
  const field = spec?.fields.find(({ name, input }) => input === 'text' && values[name]);
  if (!spec || !field) return null;
  return {
    path: `${spec.wireObject}.${field.name}`,
    apply: (draft) => ({ ...draft, values: { ...draft.values, [field.name]: 'changed' } }),
  };
}

/** Another field with each item. */
function editFor(draft: ItemDraft, turn: number): FieldEdit {
  const edits: FieldEdit[] = [
    { path: 'name', apply: (now) => ({ ...now, name: `${now.name} (renamed)` }) },
    { path: 'notes', apply: (now) => ({ ...now, notes: `${now.notes} changed` }) },
    { path: 'favorite', apply: (now) => ({ ...now, favorite: !now.favorite }) },
  ];
  const value = valueEdit(draft);
  const all = value ? [...edits, value] : edits;
  return all[turn % all.length] as FieldEdit;
}

const without = (row: unknown, [name, ...rest]: readonly string[]): unknown => {
  if (typeof row !== 'object' || row === null || name === undefined) return row;
  const inner = (row as Json)[name];
  const { [name]: _, ...others } = row as Json;
  return rest.length === 0 ? others : { ...others, [name]: without(inner, rest) };
};

/** Members of a row as it came that did not go back as they were, but for the field that was changed. */
function changedMembers(row: Json, sent: Json, path: string): string[] {
  const [came, went] = [row, sent].map((one) => without(lowered(one), path.split('.')) as Json);
  return Object.keys(came ?? {}).filter(
    (name) =>
      !ANSWER_ONLY.has(name.toLowerCase()) && JSON.stringify(came?.[name]) !== JSON.stringify(went?.[name]),
  );
}

const syncRows = (capture: Capture): Map<string, Json> => {
  const body = lowered(JSON.parse(capture.body('sync'))) as { ciphers: Json[] };
  return new Map(body.ciphers.map((row) => [String(row.id).toLowerCase(), row]));
};

/** True when an item opens as it did before, but for the field that was changed. */
function isElseSame(before: Item, after: Item, path: string): boolean {
  const inItem = path.split('.');
  const at = inItem.length > 1 ? ['values', ...inItem.slice(1)] : inItem;
  return JSON.stringify(without(after, at)) === JSON.stringify(without(before, at));
}

/** Changes one field of every item that may be written, and looks at what is sent and at what can be opened of it afterwards. */
export async function checkEdits(
  client: Client,
  capture: Capture,
  sent: ReadonlyMap<string, Json>,
): Promise<Result> {
  const password = capture.account.masterPassword;
  const different: string[] = [];
  let compared = 0;
  for (const [id, row] of syncRows(capture)) {
    const { item } = await client.ask('vault.item', { id, password });
    const original = draftOf(item);
    if (!original || item.readOnly || !item.canEdit || !item.canViewPassword) continue;
    const { path, apply } = editFor(original, compared);
    await client.ask('vault.save', { id, draft: apply(original), original, password });
    const { item: after } = await client.ask('vault.item', { id, password });
    compared += 1;
    if (!isElseSame(item, after, path)) different.push(`${id}: opens as something else`);
    while (!sent.has(id)) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const member of changedMembers(row, sent.get(id) ?? {}, path))
      different.push(`${id}: ${member} was changed beside ${path}`);
  }
  return { what: `${compared} changed items`, compared, different };
}
