import { type CopySlot, type KindSpec, kindByWireType, type Overview, type ProblemReason } from '../items';
import { pick, pickBoolean, pickList, pickNumber, pickText, pickTexts, pickWire } from '../wire';
import { objectIn } from './list-entries';
import type { ItemSource } from './open-source';
import { openUris } from './open-uris';
import type { ValueOpener } from './open-values';

const isThere = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** The copy buttons that have something to copy, judged without opening it. Notes copy their text. */
function copiesOf(spec: KindSpec | undefined, raw: unknown): CopySlot[] {
  if (!spec) return [];
  if (spec.fields.length === 0) return isThere(pick(raw, 'notes')) ? ['first'] : [];
  const object = pick(raw, spec.wireObject);
  const there = spec.fields.filter((field) => isThere(pick(object, field.name)));
  return there.flatMap((field) => (field.copy ? [field.copy] : []));
}

function readPlain(id: string, raw: unknown, spec: KindSpec | undefined) {
  return {
    id,
    kind: spec?.kind ?? ('unknown' as const),
    folderId: pickText(raw, 'folderId'),
    organizationId: pickText(raw, 'organizationId'),
    collectionIds: pickTexts(raw, 'collectionIds'),
    favorite: pickBoolean(raw, 'favorite', false),
    reprompt: pickNumber(raw, 'reprompt') === 1,
    deleted: pickText(raw, 'deletedDate') !== null,
    archived: pickText(raw, 'archivedDate') !== null,
    hasTotp: isThere(pick(pickWire(raw, 'login'), 'totp')),
    hasAttachments: pickList(raw, 'attachments').length > 0,
    hasPasskey: pickList(pickWire(raw, 'login'), 'fido2Credentials').length > 0,
    revisionDate: pickText(raw, 'revisionDate'),
  };
}

async function openDetail(opener: ValueOpener, spec: KindSpec | undefined, raw: unknown): Promise<string> {
  if (!spec) return '';
  const object = objectIn(opener, raw, spec.wireObject);
  const values: Record<string, string | null> = {};
  for (const name of spec.detailFields)
    values[name] = await opener.open(`${spec.wireObject}.${name}`, pick(object, name));
  return spec.detail(values);
}

/** Names and second lines are shown in one line; what goes on for longer is shown in the item. */
const MOST_SHOWN = 1_000;

/**
 * Opens the list row of an item whose source is open already: only what lists and matching need, never a secret. Never rejects for what a
 * server sent.
 */
export async function readOverview(
  id: string,
  raw: unknown,
  source: ItemSource | { readonly problem: ProblemReason },
): Promise<Overview> {
  const row = 'problem' in source ? raw : source.row;
  const spec = kindByWireType(pickNumber(row, 'type'));
  const plain = readPlain(id, row, spec);
  if ('problem' in source) return unread(plain, source.problem);
  const { opener, isNewer } = source;
  const name = await opener.open('name', pick(row, 'name'));
  const detail = await openDetail(opener, spec, row);
  const uris = await openUris(opener, pickWire(row, 'login'));
  const problem = opener.problems[0]?.reason ?? null;
  if (name === null && opener.problems.some(({ path }) => path === 'name'))
    return unread(plain, problem ?? 'tampered');
  const copies = copiesOf(spec, row);
  const state = isNewer ? 'newer' : problem ? 'partly' : 'read';
  const shown = { name: (name ?? '').slice(0, MOST_SHOWN), detail: detail.slice(0, MOST_SHOWN) };
  return { ...plain, ...shown, uris, copies, state, problem };
}

function unread(plain: ReturnType<typeof readPlain>, problem: ProblemReason): Overview {
  const state = problem === 'newer-format' ? 'newer' : 'unread';
  return { ...plain, name: '', detail: '', uris: [], copies: [], state, problem };
}
