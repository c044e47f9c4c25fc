import { browser } from '../../lib/browser';
import { ask } from '../../lib/protocol';
import { attempt } from './notice';

export const lockNow = (): void => attempt(ask('account.lock'));
export const syncNow = (): void => attempt(ask('sync.now'));
export const openSettings = (): void => attempt(browser.runtime.openOptionsPage());
