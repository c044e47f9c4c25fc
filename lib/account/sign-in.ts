import { type ApiKey, resendNewDeviceCode } from '../api';
import { CodedError } from '../errors';
import type { PageFactor, ServerChoice, SessionStatus, SignInState, TypedFactor } from '../session';
import { openFactorPage, type PageAnswer, takePageAnswer } from './answer-in-page';
import { createDeviceRequest, isAnswered } from './ask-device';
import { createSsoRequest } from './ask-sso';
import { normaliseEmail } from './kdf-policy';
import { createPending, endOf, type PendingSignIn, readPending, wipePending } from './pending-sign-in';
import { createSignInRunner, type RunSignIn, type SignInDeps } from './sign-in-runner';
import { answerOf, requestEmailCode } from './sign-in-steps';
import { openSsoPageAgain, type SsoAnswer, takeSsoAnswer } from './sso-tab';
import type { StatusBoard } from './status-board';

export interface SignIn {
  /** @param apiKey where the person signs in by it. */
  start(server: ServerChoice, email: string, password: string, apiKey?: ApiKey): Promise<void>;
  /** The same without the master password: another device of the person lets this one in. */
  startWithDevice(server: ServerChoice, email: string): Promise<void>;
  /** By the organisation's own sign-in, in a tab. @param organization its name for that; empty: by the address. */
  startWithSso(server: ServerChoice, email: string, organization: string): Promise<void>;
  /** Opens that tab again. @throws CodedError `not-found`. */
  openSsoPage(): Promise<void>;
  /** What the web vault's page has posted at its end. */
  ssoAnswered(answer: SsoAnswer): Promise<void>;
  /** Opens what single sign-on has brought. */
  answerPassword(password: string): Promise<void>;
  /** Goes on if the other device has answered. For a page that is looked at, every few seconds. */
  lookAtDevice(): Promise<void>;
  proceed(accepted: 'permission' | 'risks'): Promise<void>;
  answerSecondFactor(factor: TypedFactor, code: string, remember: boolean): Promise<void>;
  /** Opens the page of the web vault that asks for this factor, in a tab. @throws CodedError `not-found`. */
  openFactorPage(factor: PageFactor, remember: boolean): Promise<void>;
  /** What that page has posted. */
  pageAnswered(answer: PageAnswer): Promise<void>;
  answerNewDevice(code: string): Promise<void>;
  sendCode(): Promise<void>;
  cancel(): Promise<void>;
  /** The browser was given a permission, perhaps by a prompt that has closed the popup: goes on if one was awaited. */
  permissionAdded(): Promise<void>;
  /** The time for a code or an answer is over: what was typed is wiped. */
  expire(): Promise<void>;
  /** Goes on with what a stopped worker has left. */
  resume(): Promise<void>;
}

/** The sign-in that waits. @throws CodedError `not-found` when it has waited too long or was cancelled. */
async function waiting(board: StatusBoard): Promise<PendingSignIn> {
  const pending = await readPending();
  if (pending) return pending;
  await board.update(() => ({ signIn: null }));
  throw new CodedError('not-found');
}

/** The person has agreed to what is named on the screen, and to nothing else. */
function withAccepted(pending: PendingSignIn, { signIn }: SessionStatus): PendingSignIn {
  const named = signIn?.step.name === 'consent' ? signIn.step.risks.map(({ risk }) => risk) : [];
  return { ...pending, acceptedRisks: [...pending.acceptedRisks, ...named] };
}

async function sendCode(deps: SignInDeps): Promise<void> {
  const pending = await waiting(deps.board);
  if (!pending.newDeviceWanted) return requestEmailCode(deps, pending);
  const { deviceId } = await deps.client();
  const { report, email, passwordHash } = pending;
  if (report)
    await resendNewDeviceCode(deps.send, report.urls, { email, passwordHash: passwordHash ?? '', deviceId });
}

/** The sign-in that a stopped worker was working on; what cannot go on is wiped. */
function leftBehind({ board, moves, armSignIn }: SignInDeps): Promise<PendingSignIn | null> {
  return moves(async () => {
    const { signIn } = await board.read();
    const pending = await readPending();
    const isOver = signIn === null || ENDS.includes(signIn.step.name);
    if (pending && !isOver) return signIn.step.name === 'working' ? pending : null;
    if (pending) {
      await wipePending();
      await armSignIn(null);
    }
    if (!isOver) await board.update(() => ({ signIn: null }));
    return null;
  });
}

async function resume(deps: SignInDeps, run: RunSignIn): Promise<void> {
  const pending = await leftBehind(deps);
  if (pending) await run(pending);
}

const ENDS: readonly SignInState['step']['name'][] = ['failed', 'refused'];
const WAITS: readonly SignInState['step']['name'][] = [
  'permission',
  'consent',
  'second-factor',
  'new-device',
  'device',
  'sso',
  'master-password',
];

function expire({ board, moves, armSignIn }: SignInDeps): Promise<void> {
  return moves(async () => {
    const pending = await readPending();
    // An alarm of an older one: this one has time.
    if (pending) return armSignIn(endOf(pending));
    await board.update(({ signIn }) => (signIn && WAITS.includes(signIn.step.name) ? { signIn: null } : {}));
  });
}

function cancel({ board, moves, armSignIn, connectorPages }: SignInDeps): Promise<void> {
  return moves(async () => {
    const pending = await readPending();
    await wipePending();
    await board.update(() => ({ signIn: null }));
    await armSignIn(null);
    const tabId = pending?.sso?.tabId ?? pending?.factorPage?.tabId ?? null;
    if (tabId !== null) await connectorPages.close(tabId);
  });
}

/** What a person can do in a sign-in. It survives the popup and the worker being closed at any moment. */
export function createSignIn(deps: SignInDeps): SignIn {
  const { board } = deps;
  const run = createSignInRunner(deps);
  return {
    start: (server, email, password, apiKey) =>
      run(createPending(server, normaliseEmail(email), { password, apiKey }), true),
    startWithDevice: async (server, email) =>
      run(createPending(server, normaliseEmail(email), { device: await createDeviceRequest() }), true),
    startWithSso: (server, email, organization) =>
      run(createPending(server, normaliseEmail(email), { sso: createSsoRequest(organization) }), true),
    openSsoPage: () => openSsoPageAgain(deps),
    ssoAnswered: (answer) => takeSsoAnswer(deps, run, answer),
    answerPassword: async (password) => run({ ...(await waiting(board)), password }),
    lookAtDevice: async () => {
      const pending = await waiting(board);
      if (await isAnswered(deps, pending)) await run(pending);
    },
    proceed: async (accepted) => {
      const pending = await waiting(board);
      await run(accepted === 'risks' ? withAccepted(pending, await board.read()) : pending);
    },
    answerSecondFactor: async (factor, code, remember) =>
      run({ ...(await waiting(board)), answer: answerOf(factor, code, remember) }),
    openFactorPage: async (factor, remember) => openFactorPage(deps, await waiting(board), factor, remember),
    pageAnswered: (answer) => takePageAnswer(deps, run, answer),
    answerNewDevice: async (code) => run({ ...(await waiting(board)), newDeviceCode: code.trim() }),
    sendCode: () => sendCode(deps),
    cancel: () => cancel(deps),
    expire: () => expire(deps),
    permissionAdded: async () => {
      const { signIn } = await board.read();
      const pending = await readPending();
      if (signIn?.step.name === 'permission' && pending) await run(pending);
    },
    resume: () => resume(deps, run),
  };
}
