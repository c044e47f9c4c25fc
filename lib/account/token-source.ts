import {
  type ClientIdentity,
  type GetToken,
  isApiKeyClient,
  refreshTokens,
  renewByApiKey,
  type Send,
  type Tokens,
} from '../api';
import { decodeBase64 } from '../bytes';
import { importDeviceKey, sealText } from '../crypto';
import { CodedError } from '../errors';
import { isPastDeadline } from '../session';
import { type AccountRecord, markRevoked, requireAccount, updateAccount } from './account-record';
import type { AccountBoard } from './status-board';
import { readUnlocked, type Unlocked, updateUnlocked } from './unlocked';

/** Renewed this long before its end, so that a slow request does not outlive it. */
const MARGIN_MS = 60_000;

export interface TokenSourceDeps {
  /** The id of the account whose tokens these are. */
  readonly account: string;
  readonly board: Pick<AccountBoard, 'read'>;
  readonly send: Send;
  readonly client: () => Promise<ClientIdentity>;
  /** The server has ended the session: nothing is wiped, the person is told. */
  readonly onRevoked: () => Promise<void>;
}

async function sealRefreshToken(unlocked: Unlocked, refreshToken: string): Promise<string> {
  const bytes = decodeBase64(unlocked.userKey);
  if (!bytes) throw new CodedError('locked');
  return sealText(refreshToken, await importDeviceKey(bytes));
}

/** An account that was signed in by its API key keeps the key's secret where others have a refresh token. */
async function ask(
  { send, client }: TokenSourceDeps,
  record: AccountRecord,
  secret: string,
): Promise<Tokens> {
  const { urls, clientId } = record;
  return isApiKeyClient(clientId)
    ? renewByApiKey(send, urls, { clientId, clientSecret: secret }, await client())
    : refreshTokens(send, urls, secret, clientId);
}

async function renew(deps: TokenSourceDeps, record: AccountRecord, unlocked: Unlocked): Promise<string> {
  if (record.revoked || unlocked.refreshToken === null) {
    throw new CodedError('session-revoked', { host: new URL(record.urls.identity).host });
  }
  try {
    const tokens = await ask(deps, record, unlocked.refreshToken);
    const refreshToken = tokens.refreshToken ?? unlocked.refreshToken;
    // First to disk: some servers give a new refresh token each time, and this worker may die now.
    await updateAccount(record, { sealedRefreshToken: await sealRefreshToken(unlocked, refreshToken) });
    const accessUntil = Date.now() + tokens.expiresIn * 1000;
    await updateUnlocked(record.id, { accessToken: tokens.accessToken, accessUntil, refreshToken });
    return tokens.accessToken;
  } catch (error) {
    if (error instanceof CodedError && error.info.code === 'session-revoked') {
      // An answer about an older sign-in says nothing about the one that has come after it.
      if (await markRevoked(record)) await deps.onRevoked();
    }
    throw error;
  }
}

/** Past the deadline there are no tokens either, whether the account has been locked already or not. */
async function assertInTime({ board }: TokenSourceDeps): Promise<void> {
  const status = await board.read();
  if (status && isPastDeadline(status, Date.now())) throw new CodedError('locked');
}

/** Gives access tokens of an account; however many ask at once, one refresh is in flight. */
export function createTokenSource(deps: TokenSourceDeps): GetToken {
  const { account } = deps;
  let inFlight: Promise<string> | null = null;
  return async (refused) => {
    await assertInTime(deps);
    if (inFlight) return inFlight;
    const [unlocked, record] = await Promise.all([readUnlocked(account), requireAccount(account)]);
    if (!unlocked) throw new CodedError('locked');
    const { accessToken, accessUntil } = unlocked;
    const isFresh = accessToken !== null && Date.now() < accessUntil - MARGIN_MS;
    if (isFresh && accessToken !== refused?.refused) return accessToken;
    inFlight ??= renew(deps, record, unlocked).finally(() => {
      inFlight = null;
    });
    return inFlight;
  };
}
