import { sealText } from '../../lib/crypto';
import { type PlainItem, sealItem } from '../server/seal-item';
import { type Fixture, idOf, MARKER } from './fixture';

type Json = Readonly<Record<string, unknown>>;

/** A vault as the server has it at one time. */
export interface ServerVault {
  /** Unix milliseconds. */
  readonly revision: number;
  readonly ciphers: readonly Json[];
  readonly answer: string;
}

const FIRST = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

/** Every third item is a note, every fifth belongs to the organisation, every fourth has a key of its own. */
async function makeCipher(fixture: Fixture, at: number, state: number): Promise<Json> {
  const isShared = at % 5 === 4;
  const name = `${MARKER} item ${at}, state ${state}`;
  const login = {
    username: `${MARKER}-user-${at}`,
    password: `${MARKER}-password-${at}`,
    uris: [{ uri: `https://${MARKER}${at % 3}.example/${at}` }],
  };
  const plain: PlainItem =
    at % 3 === 2
      ? { type: 2, name, notes: `${MARKER} note ${at}` }
      : { type: 1, name, login, notes: `${MARKER} note` };
  const { organization, userKey } = fixture;
  const sealed = await sealItem(plain, isShared ? organization.key : userKey, at % 4 === 3);
  return {
    ...sealed,
    id: idOf('cccc', at),
    organizationId: isShared ? organization.id : null,
    collectionIds: isShared ? [idOf('dddd', 1)] : [],
    folderId: at % 2 === 0 ? idOf('eeee', 1) : null,
    revisionDate: new Date(FIRST + state * DAY).toISOString(),
    deletedDate: null,
  };
}

async function makeAnswer(fixture: Fixture, ciphers: readonly Json[]): Promise<string> {
  const { organization, userKey, userId, email } = fixture;
  return JSON.stringify({
    profile: {
      id: userId,
      email,
      securityStamp: 'stamp-1',
      privateKey: fixture.privateKey,
      organizations: [{ id: organization.id, name: 'Acme', key: organization.wrapped }],
    },
    folders: [{ id: idOf('eeee', 1), name: await sealText(`${MARKER} folder`, userKey) }],
    collections: [
      {
        id: idOf('dddd', 1),
        organizationId: organization.id,
        name: await sealText(`${MARKER} collection`, organization.key),
      },
    ],
    ciphers,
    policies: [],
    object: 'sync',
  });
}

const toVault = async (fixture: Fixture, state: number, ciphers: readonly Json[]): Promise<ServerVault> => ({
  revision: FIRST + state * DAY,
  ciphers,
  answer: await makeAnswer(fixture, ciphers),
});

const upTo = (count: number, from = 0): number[] => Array.from({ length: count }, (_, at) => from + at);

export async function makeVault(fixture: Fixture, count: number): Promise<ServerVault> {
  const ciphers = await Promise.all(upTo(count).map((at) => makeCipher(fixture, at, 1)));
  return toVault(fixture, 1, ciphers);
}

/** The same vault later: items from `changed` on are other ones, `added` are new, and the last `removed` are gone. */
export async function laterVault(
  fixture: Fixture,
  { ciphers }: ServerVault,
  { changed = 0, added = 0, removed = 0 }: { changed?: number; added?: number; removed?: number },
): Promise<ServerVault> {
  const fresh = await Promise.all(upTo(changed).map((at) => makeCipher(fixture, at, 2)));
  const more = await Promise.all(upTo(added, ciphers.length).map((at) => makeCipher(fixture, at, 2)));
  const kept = ciphers.slice(changed, ciphers.length - removed);
  return toVault(fixture, 2, [...fresh, ...kept, ...more]);
}
