import type { PageHandlers, PageParsers } from '../../lib/protocol';
import { openPopup } from './open-popup';
import type { Suggest } from './suggest';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whoever has taken over a page's process may send what they like in the name of our scripts there: nothing is taken on trust. */
export const PAGE_PARSERS: PageParsers = {
  'page.focused': (args) => (isRecord(args) ? { args: { byPerson: args.byPerson === true } } : null),
  'page.iconPressed': () => ({ args: null }),
};

export interface PageHandlerDeps {
  readonly suggest: Suggest;
}

/** What scripts inside web pages may set off: the whole hostile surface. Each works only on the sender's own document. */
export function createPageHandlers({ suggest }: PageHandlerDeps): PageHandlers {
  return {
    'page.focused': ({ byPerson }, sender) => suggest.focused(sender, byPerson),
    'page.iconPressed': (_, { tabId }) => openPopup(tabId),
  };
}
