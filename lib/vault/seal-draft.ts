import { wipe } from '../bytes';
import {
  importSymmetricKey,
  randomBytes,
  type SymmetricKey,
  sealBytes,
  sealText,
  uriChecksum,
} from '../crypto';
import { CodedError } from '../errors';
import {
  type CustomFieldType,
  type DraftField,
  type DraftHistory,
  type DraftUri,
  draftOf,
  emptyDraft,
  type ItemDraft,
  type KindSpec,
  kindByName,
  type SharedPlace,
} from '../items';
import { pick, pickList, pickWire, type Wire, withMember } from '../wire';
import { openItemKey } from './item-key';
import type { VaultKeys } from './keys';
import { openItem } from './open-item';
import { withReplaced } from './replaced-values';
import { sealList } from './seal-list';
import { sealingKeyOf } from './share-item';

const FIELD_NUMBERS: Readonly<Record<CustomFieldType, number>> = {
  text: 0,
  hidden: 1,
  boolean: 2,
  linked: 3,
};
const KEY_BYTES = 64;

interface Change {
  readonly before: ItemDraft;
  readonly after: ItemDraft;
  /** What the item's values are sealed with. */
  readonly key: SymmetricKey;
}

/** Servers have null where there is nothing, never an empty seal. */
const sealOrNull = (text: string, key: SymmetricKey): Promise<string | null> =>
  text === '' ? Promise.resolve(null) : sealText(text, key);

type Members = readonly (readonly [name: string, before: string, after: string])[];

/** Seals the texts that have changed into an object. */
async function withTexts(object: Wire, members: Members, key: SymmetricKey): Promise<Wire> {
  let changed = object;
  for (const [name, before, after] of members)
    if (before !== after) changed = withMember(changed, name, await sealOrNull(after, key));
  return changed;
}

const withList = (object: Wire, name: string, list: readonly unknown[] | null): Wire =>
  list === null ? object : withMember(object, name, list);

/** What a member holds stays where the draft does not change it, also a value that is not known here. */
const withChanged = (
  object: Wire,
  name: string,
  before: unknown,
  after: unknown,
  value: unknown = after,
): Wire => (before === after ? object : withMember(object, name, value));

const sealUri =
  (key: SymmetricKey) => async (entry: DraftUri, old: Wire | null, was: DraftUri | undefined) => {
    const plain = withChanged(old ?? {}, 'match', was?.match, entry.match);
    if (was?.uri === entry.uri) return plain;
    const sealed = withMember(plain, 'uri', await sealOrNull(entry.uri, key));
    return withMember(sealed, 'uriChecksum', await sealOrNull(await uriChecksum(entry.uri), key));
  };

const sealField = (key: SymmetricKey) => async (entry: DraftField, old: Wire | null, was?: DraftField) => {
  const typed = withChanged(old ?? {}, 'type', was?.type, entry.type, FIELD_NUMBERS[entry.type]);
  const plain = withChanged(typed, 'linkedId', was?.linkedId, entry.linkedId);
  const texts: Members = [
    ['name', was?.name ?? '', entry.name],
    ['value', was?.value ?? '', entry.value],
  ];
  return withTexts(plain, texts, key);
};

const sealHistory =
  (key: SymmetricKey) => async (entry: DraftHistory, old: Wire | null, was?: DraftHistory) =>
    withTexts(
      withMember(old ?? {}, 'lastUsedDate', entry.lastUsed),
      [['password', was?.password ?? '', entry.password]],
      key,
    );

/** The addresses of a login, also those of very old items with a single one. */
function storedUris(login: unknown): readonly unknown[] {
  const list = pickList(login, 'uris');
  const single = pick(login, 'uri');
  return list.length === 0 && single !== undefined ? [{ uri: single }] : list;
}

async function sealLogin(login: Wire, { before, after, key }: Change, now: Date): Promise<Wire> {
  const uris = await sealList(storedUris(login), before.uris, after.uris, {
    isSame: (a, b) => a.uri === b.uri && a.match === b.match,
    make: sealUri(key),
  });
  const passkeys = pickList(login, 'fido2Credentials');
  const kept =
    before.passkeys.length === after.passkeys.length ? null : after.passkeys.map((at) => passkeys[at]);
  const isNewPassword = before.values.password !== after.values.password && before.values.password !== '';
  const dated = isNewPassword ? withMember(login, 'passwordRevisionDate', now.toISOString()) : login;
  // The first address once more, as old clients have it: it must not come back from there.
  const single = uris === null || pick(login, 'uri') === undefined ? dated : withMember(dated, 'uri', null);
  return withList(withList(single, 'uris', uris), 'fido2Credentials', kept);
}

/** The object that carries the fields of the kind. */
async function sealKind(spec: KindSpec, row: Wire, change: Change, now: Date): Promise<Wire> {
  const { before, after, key } = change;
  const object = pickWire(row, spec.wireObject) ?? {};
  const texts = spec.fields.map(
    ({ name }) => [name, before.values[name] ?? '', after.values[name] ?? ''] as const,
  );
  const withValues = await withTexts(object, texts, key);
  const sealed = spec.kind === 'login' ? await sealLogin(withValues, change, now) : withValues;
  return sealed === object ? row : withMember(row, spec.wireObject, sealed);
}

function withPlain(row: Wire, { before, after }: Change): Wire {
  let changed = row;
  if (before.favorite !== after.favorite) changed = withMember(changed, 'favorite', after.favorite);
  if (before.reprompt !== after.reprompt) changed = withMember(changed, 'reprompt', after.reprompt ? 1 : 0);
  if (before.folderId !== after.folderId) changed = withMember(changed, 'folderId', after.folderId);
  return changed;
}

/** A row in which what has changed is sealed anew, and everything else is what it was, to the byte. */
async function applyChange(row: Wire, given: Change, now: Date): Promise<Wire> {
  const spec = kindByName(given.after.kind);
  if (!spec) throw new CodedError('read-only', { message: 'unknown-kind' });
  const change = { ...given, after: withReplaced(given.before, given.after, now) };
  const { before, after, key } = change;
  const texts: Members = [
    ['name', before.name, after.name],
    ['notes', before.notes, after.notes],
  ];
  const kind = await sealKind(spec, withPlain(await withTexts(row, texts, key), change), change, now);
  const fields = await sealList(pickList(row, 'fields'), before.customFields, after.customFields, {
    isSame: (a, b) =>
      a.type === b.type && a.name === b.name && a.value === b.value && a.linkedId === b.linkedId,
    make: sealField(key),
  });
  const history = await sealList(pickList(row, 'passwordHistory'), before.history, after.history, {
    isSame: (a, b) => a.password === b.password && a.lastUsed === b.lastUsed,
    make: sealHistory(key),
  });
  return withList(withList(kind, 'fields', fields), 'passwordHistory', history);
}

/**
 * A stored item with the changes of a draft. Values that are the same keep their bytes; so does whatever a draft does not hold: members
 * that are not known here, values that could not be opened, files.
 * @throws CodedError `read-only` for what this version must not write, `item-unreadable` where its key does not open, `locked`.
 */
export async function sealDraft(row: Wire, draft: ItemDraft, keys: VaultKeys, now: Date): Promise<Wire> {
  const item = await openItem('', row, keys);
  const before = draftOf(item);
  if (item.readOnly || !before || before.kind !== draft.kind)
    throw new CodedError('read-only', { message: item.readOnly ?? 'unknown-kind' });
  const opened = await openItemKey(row, keys);
  if ('problem' in opened) throw new CodedError('item-unreadable', { message: opened.problem });
  if (opened.key.kind !== 'cbc-hmac') throw new CodedError('read-only', { message: 'newer-format' });
  return applyChange(row, { before, after: draft, key: opened.key }, now);
}

interface NewItem {
  /** Where the server keeps item keys. */
  readonly withOwnKey: boolean;
  /** Null: the person's own. */
  readonly place: SharedPlace | null;
}

/** What the values of a new item, or its own key, are sealed with. */
async function ownerKey(keys: VaultKeys, place: SharedPlace | null): Promise<SymmetricKey> {
  const user = await keys.user();
  if (user.kind !== 'cbc-hmac') throw new CodedError('read-only', { message: 'newer-format' });
  return place ? sealingKeyOf(keys, place.organizationId) : user;
}

/**
 * A new item, sealed with a key of its own that its owner's key wraps, or with that where the server keeps no item keys.
 * @throws CodedError `read-only` on accounts of the newer format, `share-no-key`, `locked`.
 */
export async function sealNewItem(
  draft: ItemDraft,
  keys: VaultKeys,
  now: Date,
  { withOwnKey, place }: NewItem,
): Promise<Wire> {
  const owner = await ownerKey(keys, place);
  const spec = kindByName(draft.kind);
  const bytes = withOwnKey ? randomBytes(KEY_BYTES) : null;
  const key = bytes ? await importSymmetricKey(bytes) : owner;
  const row = {
    type: spec?.wireType,
    organizationId: place?.organizationId ?? null,
    ...(place && { collectionIds: place.collectionIds }),
    folderId: null,
    name: null,
    notes: null,
    favorite: false,
    reprompt: 0,
    key: bytes && (await sealBytes(bytes, owner)),
    [spec?.wireObject ?? '']: draft.kind === 'note' ? { type: 0 } : {},
    fields: [],
    passwordHistory: [],
  };
  if (bytes) wipe(bytes);
  return applyChange(row, { before: emptyDraft(draft.kind), after: draft, key }, now);
}
