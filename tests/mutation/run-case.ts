import type { ApiAnswer, Send } from '../../lib/api';
import { utf8Encode } from '../../lib/bytes';
import { toErrorInfo } from '../../lib/errors';
import { type OrganizationPins, parseSync, type SyncDeps, syncAccount } from '../../lib/sync';
import { pick, pickList, pickText } from '../../lib/wire';
import { SAME_PRINT } from './good-vault';
import { createMemoryStore, type Disk } from './memory-store';
import { DEEP, type Json, toText } from './mutate';

const ACCOUNT = 'https://vault.example|pat';
const URLS = {
  api: 'https://vault.example/api',
  identity: 'https://vault.example/identity',
  icons: 'https://vault.example/icons',
  notifications: 'https://vault.example/notifications',
  webVault: 'https://vault.example',
};

/** What a sync made of an answer. */
export type Outcome =
  | { readonly kind: 'taken'; readonly disk: Disk }
  | { readonly kind: 'held' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'thrown'; readonly error: string };

const answerWith = (bytes: Uint8Array, status: number): ApiAnswer => ({
  status,
  headers: new Headers(),
  bytes,
});

/** A server that has this answer and tells no revision date. */
const serving =
  (bytes: Uint8Array): Send =>
  async ({ url }) =>
    url.includes('/sync') ? answerWith(bytes, 200) : answerWith(new Uint8Array(), 404);

/** A person who has agreed to every organisation of an answer, by whatever id. */
function pinsOf(answer: unknown): OrganizationPins {
  const profile = pick(answer, 'profile');
  const all = [...pickList(profile, 'organizations'), ...pickList(profile, 'organizationsNew')];
  const ids = all.map((one) => (pickText(one, 'id') ?? '').toLowerCase());
  return Object.fromEntries(ids.map((id) => [id, { print: SAME_PRINT, isAccepted: true }]));
}

/** One sync over what is on disk, by the code that the product runs; transport and database are in memory. */
export async function syncOnce(
  { bytes, pins }: Pick<Mutated, 'bytes' | 'pins'>,
  before: Disk,
  print: SyncDeps['trust']['print'],
): Promise<Outcome> {
  const store = createMemoryStore(before);
  const deps = {
    send: serving(bytes),
    store,
    prepare: async () => null,
    trust: { print, pins: async () => pins },
    reconcile: async () => [],
    reconcileFolders: async () => [],
    moved: async () => undefined,
    report: async () => undefined,
    siteGroups: async () => undefined,
    isCurrent: async () => true,
  };
  try {
    const { questions } = await syncAccount(deps, { account: ACCOUNT, urls: URLS }, { force: true });
    return questions.held ? { kind: 'held' } : { kind: 'taken', disk: store.disk() };
  } catch (error) {
    if (store.disk() !== before) return { kind: 'thrown', error: 'refused, but something was stored' };
    const { code, details } = toErrorInfo(error);
    return code === 'internal' ? { kind: 'thrown', error: String(details.name) } : { kind: 'refused', code };
  }
}

export interface Mutated {
  readonly bytes: Uint8Array;
  /** The items in it, where it has a list of some; the untouched ones are the very objects of the good answer. */
  readonly list: readonly Json[];
  /** The ids under which they are stored, in their order; empty where the answer is no vault. */
  readonly ids: readonly string[];
  /** What the person has agreed to. */
  readonly pins: OrganizationPins;
}

function idsOf(answer: unknown): string[] {
  try {
    return parseSync(answer, { account: ACCOUNT, host: '' }).items.map(({ id }) => id);
  } catch {
    return [];
  }
}

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** An answer as it comes over the wire; undefined is an empty body. */
export function toMutated(answer: Json | undefined): Mutated {
  const found = pick(answer, 'ciphers');
  const list = found === DEEP ? [DEEP] : found;
  const text = answer === undefined ? '' : toText(answer);
  const parsed = parse(text);
  return {
    bytes: utf8Encode(text),
    list: Array.isArray(list) ? (list as readonly Json[]) : [],
    ids: idsOf(parsed),
    pins: pinsOf(parsed),
  };
}
