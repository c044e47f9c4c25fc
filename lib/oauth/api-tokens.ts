import { CodedError } from '../errors';
import { CREDENTIAL_FIELDS, type Credential, type Item, isParameterName, readCredential } from '../items';
import type { SealedValueDeps } from '../sealed';
import { createAgreedOrigins } from './agreed-origins';
import { askWho } from './ask-who';
import { createHeldTokens, type HeldTokens, type Kept, type Stored } from './held-tokens';
import { createPauses, type Pauses } from './pauses';
import { readEndpoint } from './read-endpoint';
import type { TokenAnswer } from './read-token';
import { type Line, requestToken, type TokenRequest } from './request-token';
import type { ApiCall, ApiToken, Claim, CredentialState, HeldToken, TokenNeed, TokenWish } from './shapes';
import { formsOfSecret, withoutSecrets } from './without-secrets';

/** What is kept of an account is sealed; the two things are sealed under keys of their own. */
export interface ApiTokensDeps extends Line {
  readonly agreed: Pick<SealedValueDeps<unknown>, 'openKey' | 'inTurn'>;
  readonly tokens: Pick<SealedValueDeps<unknown>, 'openKey' | 'inTurn'>;
  /** An item as it lies here now; null for one that is gone. */
  readonly itemNow: (id: string) => Promise<Item | null>;
}

/** Tokens of an account's credentials. Whether the person may use an item's secret is its caller's to ask. */
export interface ApiTokens {
  /** @throws CodedError `credential-faulty`, `endpoint-unsafe`: what will stand in the way of a token. */
  state(item: Item): Promise<CredentialState>;
  /**
   * The token that is here, or a new one.
   * @throws CodedError `endpoint-new`, `endpoint-changed`, `permission-missing`: nothing was sent; and of `requestToken`.
   */
  token(item: Item, wish: TokenWish): Promise<ApiToken>;
  /**
   * The same for what asks by itself, also after a token was refused: one that has taken its place meanwhile is not minted again, and a service
   * that has asked for a pause is not asked before its end.
   */
  tokenFor(item: Item, need: TokenNeed): Promise<ApiToken>;
  /** Whom the token belongs to. @throws CodedError as above, and `token-refused`. */
  whoAmI(item: Item, wish: TokenWish): Promise<readonly Claim[]>;
  /**
   * What it takes to call the service: at the item's base address, where there is none at the one that tells whom a token belongs to.
   * @throws CodedError as `token`, for either address.
   */
  call(item: Item, wish: TokenWish): Promise<ApiCall>;
  forget(id: string): Promise<void>;
  /** Forgets what was minted with items that are deleted or others now. @throws CodedError `locked`. */
  forgetStale(): Promise<void>;
}

/** How long a token is taken to live about which nothing is known. */
const GUESSED_SECONDS = 300;
/** A year: none is counted down from longer, whatever is said of it. */
const LONGEST_SECONDS = 31_536_000;
const MINUTE = 60_000;

function credentialOf(item: Item): Credential {
  const credential = readCredential(item);
  if (!credential) throw new CodedError('credential-faulty', { message: CREDENTIAL_FIELDS.kind });
  return credential;
}

function requestOf(item: Item, wish: Pick<TokenWish, 'scope' | 'claims'>): TokenRequest {
  const { tokenEndpoint, authMethod, scope, parameters } = credentialOf(item);
  const given = Object.entries(wish.claims ?? {}).filter(
    ([name, value]) => isParameterName(name) && value !== '',
  );
  return {
    endpoint: readEndpoint(tokenEndpoint, CREDENTIAL_FIELDS.tokenEndpoint),
    clientId: item.values.username ?? '',
    clientSecret: item.values.password ?? '',
    authMethod,
    scope: wish.scope ?? scope,
    parameters: [...new Map([...parameters, ...given])],
  };
}

const nameOf = (request: TokenRequest): string => JSON.stringify(request);

/** What of an item a token hangs on: how it is asked for, and where it goes. */
function printOf(item: Item): string {
  const { baseUrl, userinfoEndpoint } = credentialOf(item);
  return JSON.stringify([requestOf(item, {}), baseUrl, userinfoEndpoint]);
}

/** Counted from when it was asked for: the answer may have been long on its way. */
function lifeOf(answer: TokenAnswer, sentAt: number, { defaultSeconds }: Credential) {
  const from = (seconds: number) => sentAt + Math.min(seconds, LONGEST_SECONDS) * 1000;
  if (answer.seconds !== null) return { expiresAt: from(answer.seconds), expiry: 'told' as const };
  const { endInToken } = answer;
  if (endInToken !== null)
    return { expiresAt: Math.min(endInToken, from(LONGEST_SECONDS)), expiry: 'in-token' as const };
  return { expiresAt: from(defaultSeconds ?? GUESSED_SECONDS), expiry: 'guessed' as const };
}

/** Shortly before its end a token is not begun with: it might end on its way. */
function isFresh({ mintedAt, expiresAt }: HeldToken): boolean {
  const life = expiresAt - mintedAt;
  const margin = life < 2 * MINUTE ? life / 5 : Math.max(MINUTE, life / 10);
  return Date.now() < expiresAt - margin;
}

/** What is to be minted, unless a token has come meanwhile that does. */
interface Order {
  readonly item: Item;
  readonly request: TokenRequest;
  readonly claims: TokenWish['claims'];
  readonly does: (found: Kept) => boolean;
}

/** Mints; one request at a time for one token, however many ask. */
function createMint(kept: HeldTokens, line: Line, pauses: Pauses) {
  const underWay = new Map<string, Promise<Kept>>();
  const mint = async ({ item, request, claims, does }: Order): Promise<Kept> => {
    const found = await kept.of(item.id);
    if (found && does(found)) return found;
    const mintedAt = Date.now();
    const answer = await pauses.noting(request.endpoint, () => requestToken(request, line));
    const { accessToken, granted } = answer;
    const life = lifeOf(answer, mintedAt, credentialOf(item));
    const told = { accessToken, mintedAt, ...life, asked: request.scope, granted, claims: claims ?? {} };
    const token = { ...told, request: nameOf(request), item: printOf(item) };
    await kept.keep(item.id, token);
    return token;
  };
  return (order: Order): Promise<Kept> => {
    const name = `${order.item.id} ${nameOf(order.request)}`;
    const running = underWay.get(name);
    if (running) return running;
    const minting = mint(order).finally(() => underWay.delete(name));
    underWay.set(name, minting);
    return minting;
  };
}

const shown = ({ request: _, item: __, ...token }: Kept): ApiToken => token;

/** A token is that of the item as it is now, for what was wanted when it was asked for. */
function heldFor(item: Item, found: Kept | null): HeldToken | null {
  if (!found) return null;
  const { accessToken: _, item: __, request, ...held } = found;
  return nameOf(requestOf(item, { scope: held.asked, claims: held.claims })) === request ? held : null;
}

/** False for an item that is deleted, no credential any more, or another one than the token was minted with. */
function isOf(item: Item | null, { item: print }: Kept): boolean {
  if (!item || item.deletedDate !== null) return false;
  try {
    return printOf(item) === print;
  } catch {
    return false;
  }
}

async function dropStale(kept: HeldTokens, itemNow: ApiTokensDeps['itemNow'], all: Stored): Promise<void> {
  const judged = all.map(async (one) => (isOf(await itemNow(one[0]), one[1]) ? [] : [one]));
  const stale = (await Promise.all(judged)).flat();
  if (stale.length > 0) await kept.drop(stale);
}

/** Does something with a credential whose errors tell neither its secret nor its tokens. */
async function keepingSecrets<T>(item: Item, kept: HeldTokens, work: () => Promise<T>): Promise<T> {
  const { username, password } = item.values;
  const hidden = item.customFields.flatMap(({ type, value }) => (type === 'hidden' && value) || []);
  const token = async () => (await kept.of(item.id).catch(() => null))?.accessToken ?? '';
  const before = await token();
  try {
    return await work();
  } catch (error) {
    const secrets = [...formsOfSecret(username ?? '', password ?? ''), ...hidden, before, await token()];
    throw withoutSecrets(error, secrets);
  }
}

/** Asks whom a token belongs to; one that is not taken (any more) is renewed, once. */
async function whoOf(
  endpoint: URL,
  line: Line,
  token: (refused?: string) => Promise<ApiToken>,
): Promise<readonly Claim[]> {
  const first = await token();
  return askWho(endpoint, first.accessToken, line).catch(async (error: unknown) => {
    if (!(error instanceof CodedError) || error.info.code !== 'token-refused') throw error;
    const second = await token(first.accessToken);
    return askWho(endpoint, second.accessToken, line);
  });
}

/** What of a token is needed beyond what is wished. */
interface Use {
  readonly refused?: string | undefined;
  /** @throws CodedError where the service is to be left alone. */
  readonly mayMint?: (endpoint: URL) => void;
}

/** @see ApiTokens */
export function createApiTokens(deps: ApiTokensDeps): ApiTokens {
  const agreed = createAgreedOrigins(deps.agreed);
  const kept = createHeldTokens(deps.tokens);
  const pauses = createPauses();
  const mint = createMint(kept, deps, pauses);
  const token = async (item: Item, wish: TokenWish, { refused, mayMint }: Use = {}): Promise<Kept> => {
    const request = requestOf(item, wish);
    await agreed.assert(item.id, 'token', request.endpoint, wish.agreed);
    const does = (found: Kept) =>
      !wish.renew && found.accessToken !== refused && found.request === nameOf(request) && isFresh(found);
    const found = await kept.of(item.id);
    if (found && does(found)) return found;
    mayMint?.(request.endpoint);
    const minted = await mint({ item, request, claims: wish.claims, does });
    // The item may have become another one while its token was on its way.
    await dropStale(kept, deps.itemNow, [[item.id, minted]]).catch(() => undefined);
    return minted;
  };
  /** An address of the item that its token may go to. */
  const placeOf = async (item: Item, wish: TokenWish, what: 'userinfo' | 'api'): Promise<URL> => {
    const field = what === 'api' ? 'baseUrl' : 'userinfoEndpoint';
    const endpoint = readEndpoint(credentialOf(item)[field], CREDENTIAL_FIELDS[field]);
    await agreed.assert(item.id, 'token', requestOf(item, wish).endpoint, wish.agreed);
    await agreed.assert(item.id, what, endpoint, wish.agreed);
    return endpoint;
  };
  const whoAmI = async (item: Item, wish: TokenWish): Promise<readonly Claim[]> => {
    const endpoint = await placeOf(item, wish, 'userinfo');
    return whoOf(endpoint, deps, (refused) => token(item, wish, { refused }));
  };
  const call = async (item: Item, wish: TokenWish): Promise<ApiCall> => {
    const place = await placeOf(item, wish, credentialOf(item).baseUrl === null ? 'userinfo' : 'api');
    return { accessToken: (await token(item, wish)).accessToken, address: place.href };
  };
  return {
    state: async (item) => {
      requestOf(item, {});
      const found = await kept.of(item.id);
      return { held: heldFor(item, found), agreed: (await agreed.of(item.id)).token };
    },
    token: (item, wish) => keepingSecrets(item, kept, async () => shown(await token(item, wish))),
    tokenFor: (item, { refused, ...wish }) => {
      const use = { refused, mayMint: pauses.assertOver };
      return keepingSecrets(item, kept, async () => shown(await token(item, wish, use)));
    },
    whoAmI: (item, wish) => keepingSecrets(item, kept, () => whoAmI(item, wish)),
    call: (item, wish) => keepingSecrets(item, kept, () => call(item, wish)),
    forget: (id) => kept.keep(id, null),
    forgetStale: async () => dropStale(kept, deps.itemNow, await kept.all()),
  };
}
