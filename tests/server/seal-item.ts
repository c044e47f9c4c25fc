import {
  importSymmetricKey,
  randomBytes,
  type SymmetricKey,
  sealBytes,
  sealText,
  uriChecksum,
} from '../../lib/crypto';
import { KIND_OBJECTS } from './cipher-model.ts';
import type { Json } from './store/rows.ts';

/** An item in clear text, in the shape that the official command-line client lists. */
export interface PlainItem {
  /** The wire's number: 1 login, 2 note, 3 card, 4 identity, 5 SSH key. */
  readonly type: number;
  readonly name: string;
  readonly notes?: string | null;
  readonly favorite?: boolean;
  readonly reprompt?: 0 | 1;
  readonly login?: PlainLogin;
  readonly card?: Readonly<Record<string, string | null>>;
  readonly identity?: Readonly<Record<string, string | null>>;
  readonly sshKey?: Readonly<Record<string, string | null>>;
  readonly fields?: readonly PlainField[];
  readonly passwordHistory?: readonly { readonly password: string; readonly lastUsedDate: string }[];
}

export interface PlainLogin {
  readonly username?: string | null;
  readonly password?: string | null;
  readonly totp?: string | null;
  readonly passwordRevisionDate?: string | null;
  readonly uris?: readonly { readonly uri: string; readonly match?: number | null }[];
  readonly fido2Credentials?: readonly Readonly<Record<string, string>>[];
}

export interface PlainField {
  readonly type: 0 | 1 | 2 | 3;
  readonly name: string;
  readonly value: string | null;
  readonly linkedId?: number | null;
}

const seal = (text: unknown, key: SymmetricKey): Promise<string | null> =>
  typeof text === 'string' && text !== '' ? sealText(text, key) : Promise.resolve(null);

async function sealMembers(object: Json, names: Iterable<string>, key: SymmetricKey): Promise<Json> {
  const pairs = await Promise.all(
    [...names].map(async (name) => [name, await seal(object[name], key)] as const),
  );
  return Object.fromEntries(pairs);
}

async function sealLoginLists(login: PlainLogin, key: SymmetricKey): Promise<Json> {
  const uris = (login.uris ?? []).map(async ({ uri, match = null }) => ({
    uri: await sealText(uri, key),
    uriChecksum: await sealText(await uriChecksum(uri), key),
    match,
  }));
  const passkeys = (login.fido2Credentials ?? []).map(async ({ creationDate, ...texts }) => ({
    ...(await sealMembers(texts, Object.keys(texts), key)),
    creationDate,
  }));
  const { passwordRevisionDate = null } = login;
  return {
    uris: await Promise.all(uris),
    fido2Credentials: await Promise.all(passkeys),
    passwordRevisionDate,
  };
}

async function sealKind(item: PlainItem, key: SymmetricKey): Promise<Json> {
  const kind = KIND_OBJECTS[item.type];
  if (!kind) throw new Error(`no kind ${item.type}`);
  if (item.type === 2) return { secureNote: { type: 0 } };
  const plain = (item as unknown as Json)[kind.member] as Json;
  const sealed = await sealMembers(plain, Object.keys(kind.encrypted), key);
  return { [kind.member]: { ...sealed, ...(item.login && (await sealLoginLists(item.login, key))) } };
}

async function sealFields(fields: readonly PlainField[], key: SymmetricKey): Promise<Json[]> {
  const sealOne = async ({ type, name, value, linkedId = null }: PlainField) => ({
    type,
    ...(await sealMembers({ name, value }, ['name', 'value'], key)),
    linkedId,
  });
  return Promise.all(fields.map(sealOne));
}

/**
 * The CipherRequest of an item, sealed under `key` (user or organisation key), or under a key of its own that is wrapped by
 * `key`. Folder and organisation are the caller's to add.
 */
export async function sealItem(item: PlainItem, key: SymmetricKey, withOwnKey = false): Promise<Json> {
  const ownBytes = withOwnKey ? randomBytes(64) : null;
  const itemKey = ownBytes ? await importSymmetricKey(ownBytes) : key;
  const history = (item.passwordHistory ?? []).map(async ({ password, lastUsedDate }) => ({
    password: await sealText(password, itemKey),
    lastUsedDate,
  }));
  return {
    type: item.type,
    folderId: null,
    organizationId: null,
    name: await sealText(item.name, itemKey),
    notes: await seal(item.notes, itemKey),
    favorite: item.favorite ?? false,
    reprompt: item.reprompt ?? 0,
    key: ownBytes && (await sealBytes(ownBytes, key)),
    ...(await sealKind(item, itemKey)),
    fields: await sealFields(item.fields ?? [], itemKey),
    passwordHistory: await Promise.all(history),
  };
}
