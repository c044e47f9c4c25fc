import type { StatusBoard } from '../../lib/account';
import { quietSitesItem, suggestionItem } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import { type FillReport, findRules, findWish, type Suggested, type Suggestions } from '../../lib/fill';
import { type PageSender, push } from '../../lib/protocol';
import { readSettings } from '../../lib/settings';
import type { FillRequest, FillTab } from './fill-tab';
import { askOverlay, type Correct, describeFrame } from './frames';
import { leaveAlone } from './site-access';
import { findSuggested, type RowDeps } from './suggested-rows';

export interface SuggestDeps extends RowDeps {
  readonly board: StatusBoard;
  readonly fillTab: FillTab;
  readonly noteUse: (id: string) => Promise<void>;
  /** Puts what the person has said about the fields of a page beside them. */
  readonly correct?: Correct;
}

/** Suggestions beside fields of pages. */
export interface Suggest {
  /** A field has the focus: marks it where something can be suggested. */
  focused(sender: PageSender, byPerson: boolean): Promise<void>;
  /** What the frame with this token shows. @throws CodedError `not-found` when that is over. */
  open(token: string): Promise<Suggestions>;
  /** Fills the field and its form. @throws CodedError `not-found`, and those of `FillTab.fill`. */
  choose(args: Omit<FillRequest, 'tabId' | 'at'> & { token: string }): Promise<FillReport>;
  /** Writes a new password into the form of the field. @throws CodedError as `choose` does. */
  newPassword(args: { token: string; password: string; overwrite: boolean }): Promise<FillReport>;
  /** Leaves this site alone from now on. */
  silence(token: string): Promise<void>;
}

const createToken = (): string => crypto.randomUUID();

async function isWanted({ url, topUrl }: PageSender): Promise<boolean> {
  // The gate lets nothing through to frames of others: they would only be offered what cannot be filled.
  if (new URL(url).origin !== new URL(topUrl).origin) return false;
  const [{ suggestOnPages }, quiet] = await Promise.all([readSettings(), quietSitesItem.get()]);
  return suggestOnPages && !quiet.includes(new URL(url).hostname);
}

async function readSuggestion(token: string) {
  const held = await suggestionItem.get();
  if (!held || held.token !== token) throw new CodedError('not-found');
  return held;
}

/** @param isLast false once another field of the tab has got the focus: what is found later about this one would take its place. */
async function focused(
  deps: SuggestDeps,
  sender: PageSender,
  byPerson: boolean,
  isLast: () => boolean,
): Promise<void> {
  const { state } = await deps.board.read();
  if (state === 'signed-out' || !(await isWanted(sender))) return;
  const frame = await describeFrame(sender, deps.correct);
  const wish = frame && findWish(frame.facts);
  if (!frame || !wish) return;
  const { suggested, handle } = wish;
  const isOpen = state === 'unlocked';
  const isMade = suggested === 'new-password';
  if (isOpen && !isMade && (await findSuggested(deps, suggested, sender.url)).length === 0) return;
  if (!isLast()) return;
  const { tabId, frameId, documentId, url } = sender;
  const token = createToken();
  const rules = isMade ? findRules(frame.facts) : null;
  await suggestionItem.set({ token, tabId, frameId, documentId, url, handle, suggested, rules });
  const asked = { token, tabId, frameId, opens: byPerson && isOpen };
  await askOverlay(sender, () => push(sender, 'page.suggest', asked));
}

/** Creates what answers pages' fields, and the frames of ours beside them. */
export function createSuggest(deps: SuggestDeps): Suggest {
  const last = new Map<number, symbol>();
  return {
    focused: (sender, byPerson) => {
      const mark = Symbol();
      last.set(sender.tabId, mark);
      return focused(deps, sender, byPerson, () => last.get(sender.tabId) === mark);
    },
    open: async (token) => {
      const held = await readSuggestion(token);
      const { host } = new URL(held.url);
      const suggested = held.suggested as Suggested;
      const rules = held.rules && { host, takesNew: true, ...held.rules };
      const isOpen = (await deps.board.read()).state === 'unlocked';
      return { suggested, host, rules, rows: isOpen ? await findSuggested(deps, suggested, held.url) : [] };
    },
    choose: async ({ token, ...asked }) => {
      const { tabId, frameId, documentId, handle } = await readSuggestion(token);
      const at = { tabId, frameId, documentId, handle };
      const report = await deps.fillTab.fill({ ...asked, tabId, at });
      await deps.noteUse(asked.id);
      return report;
    },
    newPassword: async ({ token, ...made }) => {
      const { tabId, frameId, documentId, handle } = await readSuggestion(token);
      return deps.fillTab.fillNew({ ...made, tabId, at: { tabId, frameId, documentId, handle } });
    },
    silence: async (token) => {
      await leaveAlone(new URL((await readSuggestion(token)).url).hostname);
    },
  };
}
