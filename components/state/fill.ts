import { browser } from '../../lib/browser';
import { toErrorInfo } from '../../lib/errors';
import type { FillReport } from '../../lib/fill';
import type { Generated } from '../../lib/generator';
import type { Overview } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { errorText, formatNumber, t, tCount } from '../../lib/text';
import { askAboutFill, type Yes } from './fill-question';
import { type Notice, showNotice, showToast } from './notice';
import { withReprompt } from './reprompt';
import { site } from './site';
import { noteUse } from './vault';
import { lastFill, openWhy } from './why';

/** Kinds that have something to fill, and a page to fill it into; a part of an item that the list set aside has not. */
export const isFillable = ({ kind, state }: Overview): boolean =>
  (kind === 'login' || kind === 'card' || kind === 'identity') && state !== 'unread' && site.value != null;

/** A popup of the toolbar covers the page that was filled; a tab or window of ours does not. */
const isToolbarPopup = (): boolean =>
  browser.extension?.getViews?.({ type: 'popup' }).includes(window) ?? false;

/** What a fill has come to, in words: how many fields, which one not, and why. */
export function fillReportText({ filled, planned, skipped, host }: FillReport): string {
  if (filled === planned) return tCount('filledOne', 'filledMany', filled, host);
  const [first] = skipped;
  const counts = [formatNumber(filled), formatNumber(planned)] as const;
  if (first?.reason === 'cut') return t('fillCut', String(first.maxLength ?? ''));
  if (first?.role === 'current-password' || first?.role === 'new-password')
    return t('filledPartPassword', ...counts);
  return t('filledPart', ...counts);
}

/** Does what may want answers that only the person can give, one after the other. Null: they have broken it off. */
async function askOn(
  act: (yes: Yes) => Promise<FillReport | null>,
  yes: Yes = {},
): Promise<FillReport | null> {
  try {
    return await act(yes);
  } catch (error) {
    const more = await (askAboutFill(toErrorInfo(error)) ?? Promise.reject(error));
    return more && askOn(act, { ...yes, ...more });
  }
}

function fillOrAsk(id: string, name: string, tabId: number): Promise<FillReport | null> {
  // Whoever is asked twice types the master password once.
  let typed: string | undefined;
  return askOn((yes) =>
    withReprompt(name, (password = typed) => {
      typed = password;
      return ask('fill.fill', { id, tabId, ...yes, ...(password !== undefined && { password }) });
    }),
  );
}

/** Tells what has come of a fill. A popup that covers the page goes away where all is as wanted. */
function tellReport(report: FillReport, act?: Notice['act']): void {
  const isWhole = report.filled === report.planned && report.filled > 0;
  if (isWhole && report.sendsTo !== undefined) showNotice(t('fillSendsTo', report.sendsTo), 'care');
  else if (isWhole && report.isInTheClear) showNotice(t('fillInTheClear'), 'care');
  else if (!isWhole) showNotice(fillReportText(report), 'care', act);
  else if (isToolbarPopup()) window.close();
  else showToast(fillReportText(report), 'fill');
}

/** Fills an item into the page in front, on the person's click or key. */
export async function fillItem(id: string, name: string): Promise<void> {
  const tabId = site.peek()?.tabId;
  if (tabId === undefined) return;
  const act = { label: t('whySee'), run: () => openWhy(id) };
  const report = await fillOrAsk(id, name, tabId).catch((error: unknown) => {
    const info = toErrorInfo(error);
    if (!info.code.startsWith('page-')) throw error;
    showNotice(errorText(info), 'stop', act);
    return null;
  });
  if (!report) return;
  lastFill.value = { id, tabId, skipped: report.skipped };
  noteUse(id);
  tellReport(report, act);
}

/** Puts a generated password into the boxes of the page in front that ask for a new one. */
export async function fillNewPassword(password: string, kind: Generated['kind']): Promise<void> {
  const tabId = site.peek()?.tabId;
  if (tabId === undefined) return;
  const report = await askOn(({ overwrite }) =>
    ask('fill.newPassword', { tabId, password, kind, ...(overwrite && { overwrite }) }),
  );
  if (report) tellReport(report);
}
