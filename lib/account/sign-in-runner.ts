import { type ErrorInfo, toErrorInfo } from '../errors';
import type { ServerChoice, SignInState } from '../session';
import { finishSignIn } from './finish-sign-in';
import { type PendingSignIn, readPending, wipePending, writePending } from './pending-sign-in';
import {
  checkKeys,
  connect,
  derive,
  prelogin,
  requestTokens,
  type StepDeps,
  type StepResult,
} from './sign-in-steps';
import type { StatusBoard } from './status-board';

export interface SignInDeps extends StepDeps {
  readonly board: StatusBoard;
  /** The account is signed in and unlocked; `replaced` are accounts to forget. Fetches the vault. */
  readonly onSignedIn: (replaced: string[]) => Promise<void>;
}

type Step = SignInState['step'];
type Working = Extract<Step, { name: 'working' }>['at'];

function hostOf(server: ServerChoice): string {
  if (server.region !== 'own') return server.region === 'us' ? 'bitwarden.com' : 'bitwarden.eu';
  return server.base.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/, '');
}

async function show(board: StatusBoard, pending: PendingSignIn, step: Step): Promise<void> {
  const { server, email, startedAt } = pending;
  await board.update(() => ({ signIn: { server, serverHost: hostOf(server), email, step, startedAt } }));
  // Nothing more is going to happen with what was typed.
  if (step.name === 'refused' || step.name === 'failed') await wipePending();
}

/** A run that nobody waits for any more leaves no screen behind. */
async function abandon(board: StatusBoard, { startedAt }: PendingSignIn): Promise<void> {
  await board.update(({ signIn }) => (signIn?.startedAt === startedAt ? { signIn: null } : {}));
}

/** False when this sign-in was cancelled or replaced by another while it worked. */
async function isCurrent(pending: PendingSignIn): Promise<boolean> {
  return (await readPending())?.startedAt === pending.startedAt;
}

/** The next step of a sign-in, judged by what is known already. */
function nextStep(
  deps: SignInDeps,
  pending: PendingSignIn,
): { at: Working; run: () => Promise<StepResult> } | null {
  if (!pending.report) return { at: 'connecting', run: () => connect(deps, pending) };
  if (!pending.prelogin) return { at: 'connecting', run: () => prelogin(deps, pending) };
  if (!pending.masterKey) return { at: 'deriving', run: () => judgeAndDerive(deps, pending) };
  if (!pending.signedIn) return { at: 'signing-in', run: () => requestTokens(deps, pending) };
  return null;
}

/** Judged again, because the worker may have been stopped before the person accepted anything. */
async function judgeAndDerive(deps: SignInDeps, pending: PendingSignIn): Promise<StepResult> {
  const judged = await prelogin(deps, pending);
  return 'wait' in judged ? judged : derive(pending);
}

async function finish(deps: SignInDeps, pending: PendingSignIn): Promise<void> {
  const { signedIn } = pending;
  if (!signedIn) return;
  const checked = await checkKeys(pending, signedIn);
  if ('wait' in checked) return show(deps.board, pending, checked.wait);
  const replaced = await finishSignIn(pending, signedIn);
  await wipePending();
  await show(deps.board, pending, { name: 'working', at: 'syncing' });
  await deps.onSignedIn(replaced);
  await deps.board.update(() => ({ signIn: null }));
}

async function advance(deps: SignInDeps, from: PendingSignIn): Promise<void> {
  let pending = from;
  for (let step = nextStep(deps, pending); step; step = nextStep(deps, pending)) {
    await show(deps.board, pending, { name: 'working', at: step.at });
    const result = await step.run();
    if (!(await isCurrent(pending))) return abandon(deps.board, pending);
    await writePending(result.next);
    if ('wait' in result) return show(deps.board, result.next, result.wait);
    pending = result.next;
  }
  await finish(deps, pending);
}

/** Runs a sign-in until it waits for the person or has ended. Each step is stored before the next one begins. */
export type RunSignIn = (pending: PendingSignIn) => Promise<void>;

/** Makes the runner. The same sign-in is never run twice at a time: whoever asks again gets the run that is under way. */
export function createSignInRunner(deps: SignInDeps): RunSignIn {
  let active: { readonly startedAt: number; readonly done: Promise<void> } | null = null;

  const run = async (pending: PendingSignIn): Promise<void> => {
    const fail = (error: ErrorInfo) => show(deps.board, pending, { name: 'failed', error });
    try {
      await writePending(pending);
      await advance(deps, pending);
    } catch (error) {
      await ((await isCurrent(pending)) ? fail(toErrorInfo(error)) : abandon(deps.board, pending));
    }
  };

  return (pending) => {
    if (active?.startedAt === pending.startedAt) return active.done;
    const done = run(pending).finally(() => {
      if (active?.done === done) active = null;
    });
    active = { startedAt: pending.startedAt, done };
    return done;
  };
}
