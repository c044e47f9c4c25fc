import type { Corrections } from '../../lib/corrections';
import type { Handlers, UiRequests } from '../../lib/protocol';
import type { ExplainTab } from './explain-tab';
import type { FillTab } from './fill-tab';
import { settleSiteAccess } from './site-access';

export interface FillHandlerDeps {
  readonly fillTab: FillTab;
  readonly explainTab: ExplainTab;
  /** Keeps what the person says about a field of a host. Rejects with `locked`. */
  readonly sayCorrection: Corrections['say'];
}

type FillRequest = Extract<keyof UiRequests, `fill.${string}`>;

/** Answers about the page in front. */
export function fillHandlers({
  fillTab,
  explainTab,
  sayCorrection,
}: FillHandlerDeps): Pick<Handlers<UiRequests>, FillRequest> {
  return {
    'fill.rules': ({ tabId }) => fillTab.rules(tabId),
    'fill.newPassword': (args) => fillTab.fillNew(args),
    'fill.pagesChanged': () => settleSiteAccess(),
    'fill.fill': (args) => fillTab.fill(args),
    'fill.explain': (args) => explainTab(args),
    'fill.correct': ({ host, signature, role }) => sayCorrection(host, signature, role),
  };
}
