import { draftOf } from '../../lib/items';
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

/** Members of a row as it came that did not go back as they were, but for the name that was changed. */
function changedMembers(row: Json, sent: Json): string[] {
  const [came, went] = [lowered(row) as Json, lowered(sent) as Json];
  return Object.keys(came).filter(
    (name) =>
      !ANSWER_ONLY.has(name.toLowerCase()) &&
      name !== 'name' &&
      JSON.stringify(came[name]) !== JSON.stringify(went[name]),
  );
}

const syncRows = (capture: Capture): Map<string, Json> => {
  const body = lowered(JSON.parse(capture.body('sync'))) as { ciphers: Json[] };
  return new Map(body.ciphers.map((row) => [String(row.id).toLowerCase(), row]));
};

/** Renames every item that may be written, and looks at what is sent and at what can be opened of it afterwards. */
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
    const draft = { ...original, name: `${original.name} (renamed)` };
    await client.ask('vault.save', { id, draft, original, password });
    const { item: after } = await client.ask('vault.item', { id, password });
    compared += 1;
    if (JSON.stringify({ ...after, name: item.name }) !== JSON.stringify(item))
      different.push(`${id}: opens as something else`);
    while (!sent.has(id)) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const member of changedMembers(row, sent.get(id) ?? {}))
      different.push(`${id}: ${member} was changed`);
  }
  return { what: `${compared} renamed items`, compared, different };
}
