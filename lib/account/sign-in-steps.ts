import {
  type ClientIdentity,
  discoverServer,
  fetchPrelogin,
  type MailProof,
  originsOf,
  requestToken,
  requestTokenByApiKey,
  type Send,
  type SignedIn,
  sendEmailCode,
  serverUrls,
  ssoReturn,
} from '../api';
import { decodeBase64, encodeBase64 } from '../bytes';
import { deriveMasterKey, hashMasterPassword, type MasterKey, openText, stretchMasterKey } from '../crypto';
import { CodedError, toErrorInfo } from '../errors';
import type { PageFactor, Risk, SecondFactorOption, SignInState, TypedFactor } from '../session';
import { pickText } from '../wire';
import { factorPage } from './factor-page';
import {
  isAllowedKdf,
  isAllowedSalt,
  isSameKdf,
  isWeakerKdf,
  isWeakKdf,
  normaliseEmail,
  toKdfParams,
} from './kdf-policy';
import type { Challenge, PendingSignIn } from './pending-sign-in';
import { readPin } from './pins';

/** A step either adds to what is known (and the sign-in goes on), or the person has to do something. */
export type StepResult =
  | { readonly next: PendingSignIn }
  | { readonly wait: SignInState['step']; readonly next: PendingSignIn };

export interface StepDeps {
  readonly send: Send;
  readonly client: () => Promise<ClientIdentity>;
  /** What the button says that the web vault's page shows for a security key. */
  readonly keyButton: () => string;
  readonly hasPermission: (origins: string[]) => Promise<boolean>;
}

const REMEMBER_PROVIDER = 5;
/** The wire's numbers of the factors that a person can answer here. */
const TYPED: Readonly<Record<TypedFactor, number>> = { authenticator: 0, email: 1, yubikey: 3, recovery: 8 };
/** Those that a page of the web vault asks for. */
export const IN_PAGES: Readonly<Record<number, PageFactor>> = { 2: 'duo', 6: 'duo', 7: 'webauthn' };

const typedFactor = (provider: number): TypedFactor | undefined =>
  (Object.keys(TYPED) as TypedFactor[]).find((factor) => TYPED[factor] === provider);

/**
 * What is sent for a code that was typed. Some servers compare recovery codes letter by letter, and keep them in small letters
 * (Vaultwarden, `check_valid_recovery_code`).
 */
export function answerOf(factor: TypedFactor, code: string, remember: boolean): PendingSignIn['answer'] {
  const token = code.replaceAll(/\s/g, '');
  return {
    provider: TYPED[factor],
    token: factor === 'recovery' ? token.toLowerCase() : token,
    remember,
  };
}

/** Finds the server, once the browser lets us talk to it. */
export async function connect(deps: StepDeps, pending: PendingSignIn): Promise<StepResult> {
  const origins = originsOf(serverUrls(pending.server));
  if (!(await deps.hasPermission(origins))) return { wait: { name: 'permission', origins }, next: pending };
  return { next: { ...pending, report: await discoverServer(deps.send, pending.server) } };
}

/** Asks for the derivation and judges it before anything is derived or sent. */
export async function prelogin(deps: StepDeps, pending: PendingSignIn): Promise<StepResult> {
  const { report, email } = required(pending);
  const answer = pending.prelogin ?? (await fetchPrelogin(deps.send, report.urls, email));
  const { host } = new URL(report.urls.identity);
  const next = { ...pending, prelogin: answer };
  const pin = await readPin(report.urls, email);
  const refuse = (code: 'kdf-refused' | 'kdf-weaker' | 'salt-refused'): StepResult => {
    const error = { code, details: { host } };
    return { wait: { name: 'refused', error, remembered: pin?.kdf ?? null, asked: answer.kdf }, next };
  };
  if (!isAllowedSalt(answer.salt, email)) return refuse('salt-refused');
  if (!isAllowedKdf(answer.kdf)) return refuse('kdf-refused');
  if (pin && isWeakerKdf(answer.kdf, pin.kdf)) return refuse('kdf-weaker');
  const isNews = !pin || !isSameKdf(pin.kdf, answer.kdf);
  if (isWeakKdf(answer.kdf) && isNews && !pending.acceptedRisks.includes('kdf-weak')) {
    const risks: Risk[] = [{ risk: 'kdf-weak', kdf: answer.kdf }];
    return { wait: { name: 'consent', risks, webVault: report.urls.webVault }, next };
  }
  return { next };
}

/** Derives the master key and the hash for the server. */
export async function derive(pending: PendingSignIn): Promise<StepResult> {
  const { prelogin: answer, email } = required(pending);
  if (!answer) throw new Error('derive before prelogin');
  const masterKey = await deriveMasterKey(pending.password, email, toKdfParams(answer.kdf));
  const passwordHash = await hashMasterPassword(masterKey, pending.password, 'server');
  // From here on the key stands for the password, which need not be kept while a code is awaited.
  return { next: { ...pending, password: '', masterKey: encodeBase64(masterKey), passwordHash } };
}

/** The master key of a sign-in that has derived it. */
export function masterKeyOf(pending: PendingSignIn): MasterKey {
  const bytes = pending.masterKey === null ? null : decodeBase64(pending.masterKey);
  if (!bytes) throw new Error('no master key yet');
  return bytes as MasterKey;
}

async function rememberedToken(pending: PendingSignIn): Promise<PendingSignIn['answer']> {
  const { report, email } = required(pending);
  const sealed = (await readPin(report.urls, email))?.sealedRememberToken;
  if (!sealed || pending.challenges || pending.masterKey === null) return null;
  const token = await openText(sealed, await stretchMasterKey(masterKeyOf(pending))).catch(() => null);
  return token === null ? null : { provider: REMEMBER_PROVIDER, token, remember: false };
}

function optionsOf(challenges: readonly Challenge[]): SecondFactorOption[] {
  return challenges.map(({ provider, hint, page }) => {
    const typed = typedFactor(provider);
    return {
      factor: typed ?? IN_PAGES[provider] ?? 'unknown',
      hint,
      page: page && new URL(page).origin,
      supported: typed !== undefined || page !== null,
    };
  });
}

/** What the server is to let the person in for. */
function grantOf(pending: PendingSignIn) {
  const { report, email, sso } = required(pending);
  if (sso) return { code: sso.code ?? '', codeVerifier: sso.verifier, redirectUri: ssoReturn(report.urls) };
  return {
    email,
    passwordHash: pending.passwordHash ?? '',
    authRequest: pending.device?.id ?? undefined,
    ...(pending.newDeviceCode !== null && { newDeviceCode: pending.newDeviceCode }),
  };
}

/** Whom single sign-on has let in is for the server to say: the address that was typed is perhaps another of the same person's. */
const withTokens = (pending: PendingSignIn, signedIn: SignedIn): PendingSignIn => ({
  ...pending,
  ...(pending.sso && signedIn.email && { email: normaliseEmail(signedIn.email) }),
  signedIn,
  signedInAt: Date.now(),
});

const withMailProof = (pending: PendingSignIn, mail: MailProof): PendingSignIn =>
  pending.sso ? { ...pending, sso: { ...pending.sso, mail } } : pending;

/** Asks for tokens, with whatever answers the person has given so far. */
export async function requestTokens(deps: StepDeps, pending: PendingSignIn): Promise<StepResult> {
  const { report } = required(pending);
  const client = await deps.client();
  if (pending.apiKey) {
    const signedIn = await requestTokenByApiKey(deps.send, report.urls, pending.apiKey, client);
    return { next: withTokens(pending, signedIn) };
  }
  const secondFactor = pending.answer ?? (await rememberedToken(pending));
  const grant = { ...grantOf(pending), client, ...(secondFactor && { secondFactor }) };
  const answer = await requestToken(deps.send, report.urls, grant);
  if (answer.kind === 'signed-in') return { next: withTokens(pending, answer.signedIn) };
  if (answer.kind === 'second-factor')
    return challenge(
      deps,
      withMailProof(pending, answer.mail),
      readChallenges(deps, report.urls.webVault, answer.providers),
    );
  if (answer.kind === 'new-device') return newDevice(pending, null);
  if (answer.kind === 'wrong-new-device-code') return newDevice(pending, new CodedError('wrong-code'));
  return refused(pending, answer.error);
}

const readChallenges = (
  { keyButton }: StepDeps,
  webVault: string,
  providers: ReadonlyMap<number, unknown>,
): Challenge[] =>
  [...providers].map(([provider, data]) => {
    const factor = IN_PAGES[provider];
    const page = factor ? factorPage(factor, webVault, data, keyButton) : null;
    return { provider, hint: pickText(data, 'email'), page };
  });

async function challenge(
  deps: StepDeps,
  pending: PendingSignIn,
  challenges: Challenge[],
): Promise<StepResult> {
  const options = optionsOf(challenges);
  const answered = pending.answer !== null;
  const next = { ...pending, challenges, answer: null };
  const first = options.find((option) => option.supported && option.page === null);
  const isMailed = !answered && first?.factor === 'email';
  // A mail that could not be asked for is no end: the step has a button that asks again.
  const unsent = isMailed ? await requestEmailCode(deps, next).then(() => null, toErrorInfo) : null;
  const error = answered ? new CodedError('wrong-code').info : unsent;
  return { wait: { name: 'second-factor', options, error }, next };
}

function newDevice(pending: PendingSignIn, error: CodedError | null): StepResult {
  const wrong = error ?? (pending.newDeviceCode === null ? null : new CodedError('wrong-code'));
  const next = { ...pending, newDeviceWanted: true, newDeviceCode: null };
  return { wait: { name: 'new-device', error: wrong?.info ?? null }, next };
}

/** A refusal while a code was being answered is about the code: the password was right a moment ago. */
function refused(pending: PendingSignIn, error: CodedError): StepResult {
  const isAboutCode = error.info.code === 'server-refused' || error.info.code === 'wrong-credentials';
  if (isAboutCode && pending.answer && pending.challenges) {
    const info = { code: 'wrong-code', details: error.info.details } as const;
    const wait = { name: 'second-factor', options: optionsOf(pending.challenges), error: info } as const;
    return { wait, next: { ...pending, answer: null } };
  }
  if (isAboutCode && pending.newDeviceCode !== null) return newDevice(pending, new CodedError('wrong-code'));
  throw error;
}

/** Has the server mail a code. */
export async function requestEmailCode(deps: StepDeps, pending: PendingSignIn): Promise<void> {
  const { report, email, sso } = required(pending);
  const { deviceId } = await deps.client();
  await sendEmailCode(deps.send, report.urls, {
    // The one that was typed is perhaps not whom the organisation has let in.
    email: sso ? (sso.mail?.email ?? null) : email,
    passwordHash: pending.passwordHash ?? '',
    deviceId,
    authRequest: pending.device?.id ?? undefined,
    mailSession: sso?.mail?.session ?? null,
  });
}

/** The parts that are there once the server was found. */
export function required(
  pending: PendingSignIn,
): PendingSignIn & { report: NonNullable<PendingSignIn['report']> } {
  if (!pending.report) throw new Error('sign-in step before the server was found');
  return { ...pending, report: pending.report };
}
