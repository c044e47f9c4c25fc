import type { SignIn } from '../../lib/account';
import { parseOutcome, parseSent } from '../../lib/capture';
import type { PageHandlers, PageParsers } from '../../lib/protocol';
import type { PageFactor } from '../../lib/session';
import type { CapturePages } from './capture-pages';
import { openPopup } from './open-popup';
import type { Suggest } from './suggest';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const asArgs = <T>(args: T | null) => (args === null ? null : { args });

/** More than any key or Duo answers with. */
const LONGEST_TOKEN = 16_000;

function parseFactorAnswer(args: unknown): { factor: PageFactor; token: string } | null {
  if (!isRecord(args)) return null;
  const { factor, token } = args;
  if ((factor !== 'webauthn' && factor !== 'duo') || typeof token !== 'string') return null;
  return token === '' || token.length > LONGEST_TOKEN ? null : { factor, token };
}

/** More than any code or state has. */
const LONGEST_CODE = 8_000;

const isCode = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_CODE;

function parseSsoAnswer(args: unknown): { code: string; state: string } | null {
  if (!isRecord(args)) return null;
  const { code, state } = args;
  return isCode(code) && isCode(state) ? { code, state } : null;
}

/** Whoever has taken over a page's process may send what they like in the name of our scripts there: nothing is taken on trust. */
export const PAGE_PARSERS: PageParsers = {
  'page.focused': (args) => (isRecord(args) ? { args: { byPerson: args.byPerson === true } } : null),
  'page.iconPressed': () => ({ args: null }),
  'page.factorAnswered': (args) => asArgs(parseFactorAnswer(args)),
  'page.ssoAnswered': (args) => asArgs(parseSsoAnswer(args)),
  'page.submitted': (args) => asArgs(parseSent(args)),
  'page.outcome': (args) => asArgs(parseOutcome(args)),
};

export interface PageHandlerDeps {
  readonly suggest: Suggest;
  readonly capture: CapturePages;
  readonly signIn: SignIn;
}

/** What scripts inside web pages may set off: the whole hostile surface. Each works only on the sender's own document. */
export function createPageHandlers({ suggest, capture, signIn }: PageHandlerDeps): PageHandlers {
  return {
    'page.focused': async ({ byPerson }, sender) => {
      // Neither is kept waiting, or kept away, by the other.
      await Promise.allSettled([suggest.focused(sender, byPerson), capture.focused(sender)]);
    },
    'page.iconPressed': (_, { tabId }) => openPopup(tabId),
    'page.factorAnswered': async ({ factor, token }, { tabId, frameId, url }) => {
      if (frameId === 0) await signIn.pageAnswered({ factor, token, tabId, origin: new URL(url).origin });
    },
    'page.ssoAnswered': async (answer, { tabId, frameId, url }) => {
      if (frameId === 0) await signIn.ssoAnswered({ ...answer, tabId, origin: new URL(url).origin });
    },
    'page.submitted': (sent, sender) => capture.submitted(sender, sent),
    'page.outcome': (outcome, sender) => capture.outcome(sender, outcome),
  };
}
