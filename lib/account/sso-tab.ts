import { CodedError } from '../errors';
import { newSsoPage } from './ask-sso';
import type { ConnectorPages } from './connector-pages';
import type { InTurn } from './in-turn';
import { type PendingSignIn, readPending, type SsoRequest, writePending } from './pending-sign-in';
import type { StepDeps } from './sign-in-steps';

/** What the web vault's page has posted, by the tab and the origin that the browser says it stands in. */
export interface SsoAnswer {
  readonly code: string;
  readonly state: string;
  readonly tabId: number;
  readonly origin: string;
}

export interface SsoTabDeps {
  readonly connectorPages: ConnectorPages;
  readonly moves: InTurn;
}

const isUnanswered = ({ code }: SsoRequest): boolean => code === null;

/** Keeps which tab answers. False when the sign-in is over, or has its answer. */
function noteTab({ moves }: SsoTabDeps, { startedAt }: PendingSignIn, tabId: number): Promise<boolean> {
  return moves(async () => {
    const now = await readPending();
    if (now?.startedAt !== startedAt || !now.sso || !isUnanswered(now.sso)) return false;
    await writePending({ ...now, sso: { ...now.sso, tabId } });
    return true;
  });
}

async function openTab(deps: SsoTabDeps, pending: PendingSignIn, page: string): Promise<void> {
  const { report, sso } = pending;
  if (!report) throw new CodedError('not-found');
  const before = sso?.tabId ?? null;
  if (before !== null) await deps.connectorPages.close(before);
  const tabId = await deps.connectorPages.open(page, new URL(report.urls.webVault).origin);
  if (!(await noteTab(deps, pending, tabId))) await deps.connectorPages.close(tabId);
}

/** Opens the page that a sign-in has come to, once. */
export async function openFirstSsoPage(deps: SsoTabDeps): Promise<void> {
  const pending = await readPending();
  const sso = pending?.sso;
  if (pending && sso?.page && sso.tabId === null && isUnanswered(sso)) await openTab(deps, pending, sso.page);
}

/** The sign-in that waits for a page's answer. @throws CodedError `not-found` when none does. */
async function awaiting(): Promise<PendingSignIn> {
  const pending = await readPending();
  if (!pending?.sso?.page || !isUnanswered(pending.sso)) throw new CodedError('not-found');
  return pending;
}

/**
 * Opens a new one; the tab that was opened before answers nothing any more.
 * @throws CodedError `not-found` when none is waited for, and as `newSsoPage`.
 */
export async function openSsoPageAgain(deps: SsoTabDeps & StepDeps): Promise<void> {
  const pending = await awaiting();
  const page = await newSsoPage(deps, pending);
  // The answer may have come while the server was asked: the tab then shows our own screen.
  const now = await awaiting();
  if (now.startedAt !== pending.startedAt) throw new CodedError('not-found');
  await openTab(deps, now, page);
}

/**
 * Takes a code from the tab that was opened for it, as long as that shows the web vault and the state is this sign-in's; all others are as
 * if they had not come.
 */
export async function takeSsoAnswer(
  deps: SsoTabDeps,
  run: (pending: PendingSignIn) => Promise<void>,
  answer: SsoAnswer,
): Promise<void> {
  const pending = await readPending();
  const sso = pending?.sso;
  if (!pending?.report || !sso || sso.code !== null) return;
  if (sso.tabId !== answer.tabId || sso.state !== answer.state) return;
  if (new URL(pending.report.urls.webVault).origin !== answer.origin) return;
  await deps.connectorPages.replace(answer.tabId);
  await run({ ...pending, sso: { ...sso, tabId: null, code: answer.code } });
}
