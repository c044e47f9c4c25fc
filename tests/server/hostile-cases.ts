import { deriveMasterKey, randomBytes, sealBytes, stretchMasterKey } from '../../lib/crypto';
import type { ErrorCode } from '../../lib/errors';
import type { Risk } from '../../lib/session';
import type { Fault, FaultMatch } from './faults.ts';
import type { EmbeddedServer } from './index.ts';

/** A server that is about to become hostile, and an account on it. */
export interface HostilePlace {
  readonly server: EmbeddedServer;
  readonly account: { readonly email: string; readonly password: string };
}

/** What a hostile server does at a sign-in, and how that has to end. */
export interface HostileCase {
  readonly what: string;
  /** The account was signed in here before, and left. */
  readonly isKnown?: boolean;
  /** @param elsewhere the address of a stranger, who must never hear of it. */
  readonly spoil: (place: HostilePlace, elsewhere: string) => void | Promise<void>;
  /** The error whose words are shown, or the risk that has to be agreed to. */
  readonly ends: ErrorCode | Risk['risk'];
  /** Nothing made of the password is sent. */
  readonly isSilent: boolean;
}

type Change = (body: Record<string, unknown>) => unknown;

const PRELOGIN: FaultMatch = { path: /\/accounts\/prelogin/ };
const TOKEN: FaultMatch = { path: '/identity/connect/token' };

const always =
  (match: FaultMatch, fault: Fault): HostileCase['spoil'] =>
  ({ server }) =>
    void server.faults.always(match, fault);

const changed = (match: FaultMatch, mutate: Change) => always(match, { kind: 'mutate', mutate });

const derivation = (kdf: Record<string, unknown>) =>
  changed(PRELOGIN, (body) => ({ ...body, ...kdf, kdfSettings: null }));

const rounds = (kdfIterations: unknown) => derivation({ kdf: 0, kdfIterations });

const argon = (kdfIterations: unknown, kdfMemory: unknown, kdfParallelism: unknown) =>
  derivation({ kdf: 1, kdfIterations, kdfMemory, kdfParallelism });

const outside = (what: string, spoil: HostileCase['spoil']): HostileCase => ({
  what,
  spoil,
  ends: 'kdf-refused',
  isSilent: true,
});

const DERIVATIONS: readonly HostileCase[] = [
  ...[0, 1, -1, 4_999, 5_000.5, 2_000_001, 2 ** 31, 1e300, '4999', 'many', null, [600_000]].map((value) =>
    outside(`PBKDF2 with ${JSON.stringify(value)} rounds`, rounds(value)),
  ),
  outside('a derivation of unknown kind', derivation({ kdf: 2 })),
  outside(
    'no derivation',
    changed(PRELOGIN, () => ({})),
  ),
  outside(
    'a list where the derivation was expected',
    changed(PRELOGIN, () => []),
  ),
  outside('Argon2id with 15 MiB', argon(3, 15, 4)),
  outside('Argon2id with 64 GiB', argon(3, 65_536, 4)),
  outside('Argon2id with 1 pass', argon(1, 64, 4)),
  outside('Argon2id with 11 passes', argon(11, 64, 4)),
  outside('Argon2id with 0 lanes', argon(3, 64, 0)),
  outside('Argon2id with 17 lanes', argon(3, 64, 17)),
  outside('Argon2id without a memory', argon(3, null, 4)),
  { what: 'a sixth of the advised rounds', spoil: rounds(100_000), ends: 'kdf-weak', isSilent: true },
  {
    what: 'fewer rounds than before',
    isKnown: true,
    spoil: rounds(599_999),
    ends: 'kdf-weaker',
    isSilent: true,
  },
  {
    what: 'another derivation after the sign-in than before it',
    spoil: changed(TOKEN, (body) => ({ ...body, KdfIterations: 700_000, UserDecryptionOptions: null })),
    ends: 'kdf-weaker',
    isSilent: false,
  },
  {
    what: 'a salt of its own',
    spoil: changed(PRELOGIN, (body) => ({ ...body, salt: 'mallory@hollis.example' })),
    ends: 'salt-refused',
    isSilent: true,
  },
  {
    what: 'a salt of its own after the sign-in',
    spoil: changed(TOKEN, (body) => ({
      ...body,
      UserDecryptionOptions: { MasterPasswordUnlock: { Salt: 'mallory@hollis.example' } },
    })),
    ends: 'salt-refused',
    isSilent: false,
  },
];

async function sealingKey({ server, account }: HostilePlace) {
  const iterations = server.store.userByEmail(account.email)?.kdf.iterations ?? 600_000;
  const kdf = { kind: 'pbkdf2', iterations } as const;
  return stretchMasterKey(await deriveMasterKey(account.password, account.email, kdf));
}

const withKey = (Key: unknown): HostileCase['spoil'] =>
  changed(TOKEN, (body) => ({ ...body, Key, UserDecryptionOptions: null }));

/** A key of another length or of another account, sealed as it should be: what a server with an old copy can hand out. */
const sealedKey =
  (length: number): HostileCase['spoil'] =>
  async (place) =>
    withKey(await sealBytes(randomBytes(length), await sealingKey(place)))(place, '');

const badKey = (what: string, spoil: HostileCase['spoil'], more: Partial<HostileCase> = {}): HostileCase => ({
  what,
  spoil,
  ends: 'key-refused',
  isSilent: false,
  ...more,
});

const BODY = `${'A'.repeat(22)}==|${'A'.repeat(86)}==`;

const KEYS: readonly HostileCase[] = [
  badKey('no account key', withKey(null), { ends: 'no-master-password' }),
  badKey('a number for an account key', withKey(42)),
  badKey('noise for an account key', withKey('noise')),
  ...[32, 48, 63, 65].map((length) => badKey(`an account key of ${length} bytes`, sealedKey(length))),
  badKey('an account key without a seal', withKey(`0.${BODY}`), { ends: 'key-type-0' }),
  badKey('an account key without a seal after one with', withKey(`0.${BODY}`), { isKnown: true }),
  ...[1, 3, 4, 5, 6, 7, 9].map((type) =>
    badKey(`an account key of type ${type}`, withKey(`${type}.${BODY}`), { isKnown: true }),
  ),
  badKey('another account key than before', sealedKey(64), { isKnown: true, ends: 'key-changed' }),
  badKey(
    'Key Connector',
    (place, elsewhere) =>
      changed(TOKEN, (body) => ({
        ...body,
        UserDecryptionOptions: { KeyConnectorOption: { KeyConnectorUrl: elsewhere } },
      }))(place, elsewhere),
    { ends: 'opened-by-connector' },
  ),
  badKey(
    'a token that names nobody',
    changed(TOKEN, (body) => ({ ...body, access_token: 'a.b.c' })),
    {
      ends: 'answer-damaged',
    },
  ),
];

const redirect =
  (match: FaultMatch, status: number): HostileCase['spoil'] =>
  ({ server }, elsewhere) =>
    void server.faults.always(match, {
      kind: 'redirect',
      status,
      location: `${elsewhere}/identity/connect/token`,
    });

const redirects = (status: number): HostileCase[] =>
  (
    [
      ['at the first request', {}, true],
      ['before the password', PRELOGIN, true],
      ['for the password', TOKEN, false],
    ] as const
  ).map(([when, match, isSilent]) => ({
    what: `a ${status} ${when}`,
    spoil: redirect(match, status),
    ends: 'redirected',
    isSilent,
  }));

const TRANSPORT: readonly HostileCase[] = [
  ...[301, 302, 303, 307, 308].flatMap(redirects),
  {
    what: 'a page where the derivation was expected',
    spoil: always(PRELOGIN, { kind: 'html' }),
    ends: 'html-answer',
    isSilent: true,
  },
  {
    what: 'a page where tokens were expected',
    spoil: always(TOKEN, { kind: 'html' }),
    ends: 'html-answer',
    isSilent: false,
  },
  {
    what: 'a picture to type letters from',
    spoil: always(TOKEN, { kind: 'status', status: 400, body: { HCaptcha_SiteKey: 'site-key' } }),
    ends: 'captcha',
    isSilent: false,
  },
];

export const HOSTILE_CASES: readonly HostileCase[] = [...DERIVATIONS, ...KEYS, ...TRANSPORT];
