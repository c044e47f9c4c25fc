import {
  type CustomField,
  type CustomFieldType,
  type Item,
  type ItemAttachment,
  type KindSpec,
  kindByWireType,
  type Passkey,
  type PasswordHistoryEntry,
} from '../items';
import { asWire, pick, pickBoolean, pickNumber, pickText, pickTexts, pickWire } from '../wire';
import type { VaultKeys } from './keys';
import { listEntries, objectIn } from './list-entries';
import { readOnlyReason } from './may-write';
import { type ItemSource, openSource } from './open-source';
import { openUnknownValues } from './open-unknown';
import { openUris } from './open-uris';
import type { ValueOpener } from './open-values';
import { hasRight } from './rights';

const FIELD_TYPES: Readonly<Record<number, CustomFieldType>> = {
  0: 'text',
  1: 'hidden',
  2: 'boolean',
  3: 'linked',
};

async function openValues(
  opener: ValueOpener,
  spec: KindSpec,
  wire: unknown,
): Promise<Record<string, string | null>> {
  const open = async (name: string) =>
    [name, await opener.open(`${spec.wireObject}.${name}`, pick(wire, name))] as const;
  return Object.fromEntries(await Promise.all(spec.fields.map((field) => open(field.name))));
}

/** A type that this version does not know, or that is none, is treated as the most careful one. */
export function fieldType(wire: unknown): CustomFieldType {
  if (pick(wire, 'type') === undefined) return 'text';
  return FIELD_TYPES[pickNumber(wire, 'type') ?? -1] ?? 'hidden';
}

async function openField(opener: ValueOpener, path: string, wire: unknown): Promise<CustomField> {
  return {
    type: fieldType(wire),
    name: await opener.open(`${path}.name`, pick(wire, 'name')),
    value: await opener.open(`${path}.value`, pick(wire, 'value')),
    linkedId: pickNumber(wire, 'linkedId'),
  };
}

async function openHistory(opener: ValueOpener, path: string, wire: unknown): Promise<PasswordHistoryEntry> {
  const password = await opener.open(`${path}.password`, pick(wire, 'password'));
  return { password, lastUsed: pickText(wire, 'lastUsedDate') };
}

async function openAttachment(opener: ValueOpener, path: string, wire: unknown): Promise<ItemAttachment> {
  const fileName = await opener.open(`${path}.fileName`, pick(wire, 'fileName'));
  return { id: pickText(wire, 'id') ?? '', fileName, size: pickNumber(wire, 'size') };
}

async function openPasskey(opener: ValueOpener, path: string, wire: unknown): Promise<Passkey> {
  const open = (name: string) => opener.open(`${path}.${name}`, pick(wire, name));
  return {
    credentialId: await open('credentialId'),
    keyType: await open('keyType'),
    keyAlgorithm: await open('keyAlgorithm'),
    keyCurve: await open('keyCurve'),
    keyValue: await open('keyValue'),
    rpId: await open('rpId'),
    rpName: await open('rpName'),
    userHandle: await open('userHandle'),
    userName: await open('userName'),
    userDisplayName: await open('userDisplayName'),
    counter: await open('counter'),
    discoverable: await open('discoverable'),
    creationDate: pickText(wire, 'creationDate'),
  };
}

/** Each entry of a list by one opener function, with its path for problems. */
async function openList<T>(
  opener: ValueOpener,
  owner: unknown,
  name: string,
  openOne: (opener: ValueOpener, path: string, wire: unknown) => Promise<T>,
): Promise<T[]> {
  const entries = listEntries(opener, owner, { name });
  return Promise.all(entries.map((wire, index) => openOne(opener, `${name}.${index}`, wire)));
}

type Plain = Omit<
  Item,
  | 'name'
  | 'notes'
  | 'values'
  | 'uris'
  | 'customFields'
  | 'passwordHistory'
  | 'attachments'
  | 'passkeys'
  | 'problems'
  | 'readOnly'
>;

const tells = (raw: unknown, member: string): boolean =>
  Object.keys(asWire(raw) ?? {}).some((name) => name.toLowerCase() === member);

/** Servers that have a trash say of every item whether it lies there. */
export const hasTrash = (raw: unknown): boolean => tells(raw, 'deleteddate');

/** Servers that have an archive say the same of it. */
export const hasArchive = (raw: unknown): boolean => tells(raw, 'archiveddate');

function readPlain(id: string, raw: unknown, spec: KindSpec | undefined): Plain {
  return {
    id,
    kind: spec?.kind ?? 'unknown',
    wireType: pickNumber(raw, 'type'),
    organizationId: pickText(raw, 'organizationId'),
    folderId: pickText(raw, 'folderId'),
    collectionIds: pickTexts(raw, 'collectionIds'),
    favorite: pickBoolean(raw, 'favorite', false),
    reprompt: pickNumber(raw, 'reprompt') === 1,
    passwordRevisionDate: spec ? pickText(pick(raw, spec.wireObject), 'passwordRevisionDate') : null,
    creationDate: pickText(raw, 'creationDate'),
    revisionDate: pickText(raw, 'revisionDate'),
    deletedDate: pickText(raw, 'deletedDate'),
    archivedDate: pickText(raw, 'archivedDate'),
    hasTrash: hasTrash(raw),
    hasArchive: hasArchive(raw),
    canEdit: hasRight.edit(raw),
    canDelete: hasRight.delete(raw),
    canRestore: hasRight.restore(raw),
    canViewPassword: pickBoolean(raw, 'viewPassword', true),
  };
}

const NOTHING = {
  name: null,
  notes: null,
  values: {},
  uris: [],
  customFields: [],
  passwordHistory: [],
  attachments: [],
  passkeys: [],
} as const;

/** The parts of an item that are sealed, in the order in which they are listed. */
async function openParts({ row, opener, beside }: ItemSource, spec: KindSpec | undefined) {
  const object = spec && objectIn(opener, row, spec.wireObject);
  return {
    name: await opener.open('name', pick(row, 'name')),
    notes: await opener.open('notes', pick(row, 'notes')),
    values: spec ? await openValues(opener, spec, object) : await openUnknownValues(opener, row),
    uris: await openUris(opener, pickWire(row, 'login')),
    customFields: await openList(opener, row, 'fields', openField),
    passwordHistory: await openList(opener, row, 'passwordHistory', openHistory),
    attachments: await openList(beside, row, 'attachments', openAttachment),
    passkeys: await openList(opener, pickWire(row, 'login'), 'fido2Credentials', openPasskey),
    problems: opener.problems,
  };
}

/**
 * Opens a whole item from its wire row. Never rejects for what a server sent: values that cannot be read are null and named
 * in `problems`, an item that cannot be read at all has a problem with path `*`.
 * @throws CodedError `locked`, from the keys.
 */
export async function openItem(id: string, raw: unknown, keys: VaultKeys): Promise<Item> {
  const source = await openSource(raw, keys);
  const row = 'problem' in source ? raw : source.row;
  const spec = kindByWireType(pickNumber(row, 'type'));
  const plain = { ...readPlain(id, row, spec), readOnly: readOnlyReason(raw) };
  if ('problem' in source) return { ...plain, ...NOTHING, problems: [{ path: '*', reason: source.problem }] };
  return { ...plain, ...(await openParts(source, spec)) };
}
