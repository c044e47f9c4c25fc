import { CodedError } from '../errors';
import type { PageFactor } from '../session';
import { type PendingSignIn, readPending, writePending } from './pending-sign-in';
import type { RunSignIn, SignInDeps } from './sign-in-runner';
import { IN_PAGES } from './sign-in-steps';

/** What a page of the web vault has posted, by the tab and the origin that the browser says it stands in. */
export interface PageAnswer {
  readonly factor: PageFactor;
  /** For the server, as it wants it. */
  readonly token: string;
  readonly tabId: number;
  readonly origin: string;
}

const challengeFor = ({ challenges }: PendingSignIn, factor: PageFactor) =>
  challenges?.find(({ provider, page }) => IN_PAGES[provider] === factor && page !== null);

/** Keeps which tab answers; the one before it answers nothing any more. False when the sign-in is over. */
function noteTab(deps: SignInDeps, pending: PendingSignIn, factorPage: PendingSignIn['factorPage']) {
  return deps.moves(async () => {
    const now = await readPending();
    if (now?.startedAt !== pending.startedAt) return false;
    await writePending({ ...now, factorPage });
    return true;
  });
}

/** Opens the page that asks for a second factor. @throws CodedError `not-found` when it is not asked for (any more). */
export async function openFactorPage(
  deps: SignInDeps,
  pending: PendingSignIn,
  factor: PageFactor,
  remember: boolean,
): Promise<void> {
  const challenge = challengeFor(pending, factor);
  if (!challenge?.page) throw new CodedError('not-found');
  if (pending.factorPage) await deps.connectorPages.close(pending.factorPage.tabId);
  const tabId = await deps.connectorPages.open(challenge.page, new URL(challenge.page).origin);
  const { provider } = challenge;
  if (!(await noteTab(deps, pending, { tabId, provider, remember }))) await deps.connectorPages.close(tabId);
}

/** Takes an answer from the tab that was opened for it, as long as that shows the web vault; all others are as if they had not come. */
export async function takePageAnswer(deps: SignInDeps, run: RunSignIn, answer: PageAnswer): Promise<void> {
  const pending = await readPending();
  const open = pending?.factorPage;
  if (!pending?.report || !open || open.tabId !== answer.tabId) return;
  if (IN_PAGES[open.provider] !== answer.factor) return;
  if (new URL(pending.report.urls.webVault).origin !== answer.origin) return;
  await deps.connectorPages.close(open.tabId);
  const { provider, remember } = open;
  await run({ ...pending, factorPage: null, answer: { provider, token: answer.token, remember } });
}
