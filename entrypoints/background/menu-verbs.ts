import { browser, generatorOptionsItem } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import { isNear, webAddress } from '../../lib/fill';
import {
  type Generated,
  type GeneratorFloor,
  makeForSite,
  readOptions,
  readSiteRules,
} from '../../lib/generator';
import type { Item } from '../../lib/items';
import type { ClipboardWriter } from './clipboard';
import type { FillTab } from './fill-tab';
import { assertMaySee, type VerifyPassword } from './secret-gate';
import type { SiteOffers } from './site-offers';

/** What the menu of a page copies. */
export const COPIED = ['username', 'password', 'totp'] as const;
export type Copied = (typeof COPIED)[number];

export interface MenuVerbsDeps {
  readonly offers: SiteOffers;
  readonly openItem: (id: string) => Promise<Item>;
  /** The one-time code of an item at this moment. */
  readonly code: (id: string) => Promise<string>;
  readonly clipboard: Pick<ClipboardWriter, 'write'>;
  readonly armClipboardClear: () => Promise<void>;
  readonly rules: FillTab['rules'];
  /** The least that may be made now. */
  readonly floor: () => Promise<GeneratorFloor>;
  readonly fillNew: FillTab['fillNew'];
  /** Keeps what was generated. Rejects with `locked`. */
  readonly noteGenerated: (entries: readonly Generated[]) => Promise<void>;
  readonly noteUse: (id: string) => Promise<void>;
}

/** What the menu of a page does without a popup. Whatever is in its way is told by an error: the popup then takes over. */
export interface MenuVerbs {
  /**
   * Copies a value of the login that fits the page best.
   * @throws CodedError `not-found` when none is near enough or has it, and those of the secret gate: nobody can be asked here.
   */
  copy(what: Copied, tabId: number): Promise<void>;
  /**
   * Makes a password that the page takes, keeps it in the history, and puts it into the boxes for a new one; where there are none, or
   * something stands in them, it is copied. @throws CodedError `locked`.
   */
  generate(tabId: number): Promise<void>;
}

/** Never called: nobody has typed a password. */
const nobodyToAsk: VerifyPassword = () => Promise.reject(new CodedError('reprompt-needed'));

const urlOf = async (tabId: number): Promise<string> => (await browser.tabs.get(tabId)).url ?? '';

/** Puts a secret on the clipboard, for as long as the person has chosen. */
async function place({ clipboard, armClipboardClear }: MenuVerbsDeps, text: string, isSecret: boolean) {
  if (!(await clipboard.write(text))) throw new CodedError('internal', { name: 'NoClipboard' });
  if (isSecret) await armClipboardClear();
}

async function copy(deps: MenuVerbsDeps, what: Copied, tabId: number): Promise<void> {
  const { offers, openItem, code, noteUse } = deps;
  const near = (await offers(await urlOf(tabId))).find(isNear);
  if (!near) throw new CodedError('not-found');
  const item = await openItem(near.id);
  await assertMaySee(item, what, undefined, nobodyToAsk);
  const saved = item.values[what];
  if (!saved) throw new CodedError('not-found');
  await place(deps, what === 'totp' ? await code(near.id) : saved, what !== 'username');
  await noteUse(near.id);
}

/** True where the page had boxes for a new password, and took it. */
async function isFilled({ fillNew }: MenuVerbsDeps, tabId: number, password: string): Promise<boolean> {
  try {
    const { filled, planned } = await fillNew({ tabId, password });
    return filled > 0 && filled === planned;
  } catch (error) {
    if (error instanceof CodedError) return false;
    throw error;
  }
}

async function generate(deps: MenuVerbsDeps, tabId: number): Promise<void> {
  const { rules, floor, noteGenerated } = deps;
  const [page, stored, url, least] = await Promise.all([
    rules(tabId),
    generatorOptionsItem.get(),
    urlOf(tabId),
    floor(),
  ]);
  const value = makeForSite(readOptions(stored).password, page && readSiteRules(page), least);
  // Kept first: what was made is never lost, whatever becomes of it.
  await noteGenerated([{ value, kind: 'password', at: Date.now(), host: webAddress(url)?.host ?? null }]);
  if (!(await isFilled(deps, tabId, value))) await place(deps, value, true);
}

/** Creates what the entries of the page's menu do. */
export const createMenuVerbs = (deps: MenuVerbsDeps): MenuVerbs => ({
  copy: (what, tabId) => copy(deps, what, tabId),
  generate: (tabId) => generate(deps, tabId),
});
