import type { Corrections } from '../../lib/corrections';
import type { Handlers, UiRequests } from '../../lib/protocol';
import type { ExplainTab } from './explain-tab';
import type { FillTab } from './fill-tab';
import { settleSiteAccess } from './site-access';

export interface FillHandlerDeps {
  readonly fillTab: FillTab;
  readonly explainTab: ExplainTab;
  readonly corrections: Corrections;
}

type FillRequest = Extract<keyof UiRequests, `fill.${string}`>;

/** Answers about the page in front. */
export function fillHandlers({
  fillTab,
  explainTab,
  corrections,
}: FillHandlerDeps): Pick<Handlers<UiRequests>, FillRequest> {
  return {
    'fill.rules': ({ tabId }) => fillTab.rules(tabId),
    'fill.newPassword': (args) => fillTab.fillNew(args),
    'fill.pagesChanged': () => settleSiteAccess(),
    'fill.fill': (args) => fillTab.fill(args),
    'fill.explain': (args) => explainTab(args),
    'fill.correct': ({ host, signature, role }) => corrections.say(host, signature, role),
  };
}
