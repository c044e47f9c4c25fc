import type { SignedIn } from '../api';
import { type ErrorInfo, toErrorInfo } from '../errors';
import type { ServerChoice, SignInState } from '../session';
import { askDevice } from './ask-device';
import { askSso } from './ask-sso';
import { checkKeys } from './check-keys';
import type { ConnectorPages } from './connector-pages';
import { finishSignIn } from './finish-sign-in';
import type { InTurn } from './in-turn';
import { openWithPassword, preloginSignedIn } from './open-with-password';
import { endOf, type PendingSignIn, readPending, wipePending, writePending } from './pending-sign-in';
import { connect, derive, prelogin, requestTokens, type StepDeps, type StepResult } from './sign-in-steps';
import { openFirstSsoPage } from './sso-tab';
import type { StatusBoard } from './status-board';

export interface SignInDeps extends StepDeps {
  readonly connectorPages: ConnectorPages;
  readonly board: StatusBoard;
  /** The queue of all moves between signed out, locked and unlocked, shared with the session. */
  readonly moves: InTurn;
  /** Shows a stored account as unlocked. Called inside a move. */
  readonly open: (account: string) => Promise<void>;
  /** Arms the alarm that ends a sign-in which nobody goes on with; null disarms it. */
  readonly armSignIn: (until: number | null) => Promise<void>;
  /** The account is signed in and unlocked. Fetches its vault. */
  readonly onSignedIn: (account: string) => Promise<void>;
}

type Step = SignInState['step'];
type Working = Extract<Step, { name: 'working' }>['at'];

function hostOf(server: ServerChoice): string {
  if (server.region !== 'own') return server.region === 'us' ? 'bitwarden.com' : 'bitwarden.eu';
  return server.base.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/, '');
}

/** Shows a step. Part of a move, so that no lock comes between what is kept and what is shown. */
async function show({ board, armSignIn }: SignInDeps, pending: PendingSignIn, step: Step): Promise<void> {
  const { server, email, startedAt } = pending;
  const canRemember = pending.masterKey !== null;
  const signIn = { server, serverHost: hostOf(server), email, canRemember, step, startedAt };
  await board.update(() => ({ signIn }));
  // Nothing more is going to happen with what was typed.
  if (step.name !== 'refused' && step.name !== 'failed') return;
  await wipePending();
  await armSignIn(null);
}

/** A run that nobody waits for any more leaves no screen behind. */
async function abandon({ board }: SignInDeps, { startedAt }: PendingSignIn): Promise<void> {
  await board.update(({ signIn }) => (signIn?.startedAt === startedAt ? { signIn: null } : {}));
}

/** False when this sign-in was cancelled or replaced by another while it worked. */
async function isCurrent(pending: PendingSignIn): Promise<boolean> {
  return (await readPending())?.startedAt === pending.startedAt;
}

/** What opens the account is at hand: the master key, or the user key itself from another device. */
const isOpenable = ({ masterKey, userKey }: PendingSignIn): boolean => masterKey !== null || userKey !== null;

type NextStep = { readonly at: Working; readonly run: () => Promise<StepResult> };

/** The same for single sign-on, where the server lets the person in before anything is asked of their password. */
function nextSsoStep(deps: SignInDeps, pending: PendingSignIn): NextStep | null {
  const { sso, signedIn } = pending;
  if (sso?.code === null) return { at: 'connecting', run: () => askSso(deps, pending) };
  if (!signedIn) return { at: 'signing-in', run: () => requestTokens(deps, pending) };
  if (!pending.prelogin) return { at: 'connecting', run: () => preloginSignedIn(deps, pending, signedIn) };
  if (isOpenable(pending)) return null;
  return { at: 'deriving', run: () => openWithPassword(deps, pending, signedIn) };
}

/** The next step of a sign-in, judged by what is known already. */
function nextStep(deps: SignInDeps, pending: PendingSignIn): NextStep | null {
  if (!pending.report) return { at: 'connecting', run: () => connect(deps, pending) };
  if (pending.sso) return nextSsoStep(deps, pending);
  if (!pending.prelogin) return { at: 'connecting', run: () => prelogin(deps, pending) };
  if (pending.device && !isOpenable(pending))
    return { at: 'connecting', run: () => askDevice(deps, pending) };
  if (!isOpenable(pending)) return { at: 'deriving', run: () => judgeAndDerive(deps, pending) };
  if (!pending.signedIn) return { at: 'signing-in', run: () => requestTokens(deps, pending) };
  return null;
}

/** Judged again, because the worker may have been stopped before the person accepted anything. */
async function judgeAndDerive(deps: SignInDeps, pending: PendingSignIn): Promise<StepResult> {
  const judged = await prelogin(deps, pending);
  return 'wait' in judged ? judged : derive(pending);
}

/** Stores the account and shows it as unlocked, all in one move: a lock comes before it, or after it. Null when nobody waits for it. */
function admit(deps: SignInDeps, pending: PendingSignIn, signedIn: SignedIn): Promise<string | null> {
  const { moves, open, armSignIn } = deps;
  return moves(async () => {
    if (!(await isCurrent(pending))) return null;
    const account = await finishSignIn(pending, signedIn);
    await wipePending();
    await armSignIn(null);
    await show(deps, pending, { name: 'working', at: 'syncing' });
    await open(account);
    return account;
  });
}

async function finish(deps: SignInDeps, pending: PendingSignIn): Promise<void> {
  const { signedIn } = pending;
  if (!signedIn) return;
  const checked = await checkKeys(pending, signedIn);
  if ('wait' in checked) return void (await settle(deps, pending, checked));
  const account = await admit(deps, pending, signedIn);
  if (account !== null) await deps.onSignedIn(account);
  await abandon(deps, pending);
}

/** Keeps what a step has brought and shows what comes next. False when the sign-in is over: it waits, or nobody wants it any more. */
function settle(deps: SignInDeps, pending: PendingSignIn, result: StepResult): Promise<boolean> {
  return deps.moves(async () => {
    if (!(await isCurrent(pending))) {
      await abandon(deps, pending);
      return false;
    }
    await writePending(result.next);
    if ('wait' in result) await show(deps, result.next, result.wait);
    return !('wait' in result);
  });
}

/** Shows what is worked on, as long as somebody waits for it. */
function showWorking(deps: SignInDeps, pending: PendingSignIn, at: Working): Promise<void> {
  return deps.moves(async () => {
    if (await isCurrent(pending)) await show(deps, pending, { name: 'working', at });
  });
}

async function advance(deps: SignInDeps, from: PendingSignIn): Promise<void> {
  let pending = from;
  for (let step = nextStep(deps, pending); step; step = nextStep(deps, pending)) {
    await showWorking(deps, pending, step.at);
    const result = await step.run();
    if (!(await settle(deps, pending, result))) return;
    pending = result.next;
  }
  await finish(deps, pending);
}

/** A failure is a step too, unless nobody waits for this sign-in any more. */
function fail(deps: SignInDeps, pending: PendingSignIn, error: ErrorInfo): Promise<void> {
  return deps.moves(async () => {
    const isWanted = await isCurrent(pending);
    await (isWanted ? show(deps, pending, { name: 'failed', error }) : abandon(deps, pending));
  });
}

/**
 * Runs a sign-in until it waits for the person or has ended. Each step is stored before the next one begins. One that is not `isNew`
 * goes on only if it is still there: what was wiped is not put back.
 */
export type RunSignIn = (pending: PendingSignIn, isNew?: boolean) => Promise<void>;

/** Makes the runner. The same sign-in is never run twice at a time: whoever asks again gets the run that is under way. */
export function createSignInRunner(deps: SignInDeps): RunSignIn {
  let active: { readonly startedAt: number; readonly done: Promise<void> } | null = null;

  const keep = (pending: PendingSignIn, isNew: boolean) =>
    deps.moves(async () => {
      if (!isNew && !(await isCurrent(pending))) return false;
      // First the alarm: what was typed is never kept without an end.
      await deps.armSignIn(endOf(pending));
      await writePending(pending);
      if (isNew) await show(deps, pending, { name: 'working', at: 'connecting' });
      return true;
    });

  const run = async (pending: PendingSignIn, isNew: boolean): Promise<void> => {
    try {
      if (await keep(pending, isNew)) {
        await advance(deps, pending);
        await openFirstSsoPage(deps);
      } else await abandon(deps, pending);
    } catch (error) {
      await fail(deps, pending, toErrorInfo(error));
    }
  };

  return (pending, isNew = false) => {
    if (active?.startedAt === pending.startedAt) return active.done;
    const done = run(pending, isNew).finally(() => {
      if (active?.done === done) active = null;
    });
    active = { startedAt: pending.startedAt, done };
    return done;
  };
}
