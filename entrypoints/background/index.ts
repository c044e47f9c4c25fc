import { defineBackground } from 'wxt/utils/define-background';
import { proposeServer } from '../../lib/account';
import { browser, watchManaged } from '../../lib/browser';
import { serve } from '../../lib/protocol';
import { listenForAlarms } from './alarms';
import { badgeListeners, paintBadge } from './badge';
import { captureListeners } from './capture-pages';
import { clearClipboard } from './clipboard';
import { registerCommands } from './commands';
import { compose } from './compose';
import type { OneAccount } from './compose-account';
import { registerFillSteps } from './fill-steps';
import { listenForAuth } from './listen-for-auth';
import { registerMenus } from './menus';
import { createPageHandlers, PAGE_PARSERS } from './page-handlers';
import { listenForScreenLock } from './screen-lock';
import { followPages, keepSiteAccess } from './site-access';

/** Work that waits until the session is known; what went wrong on the way there does not keep it from being done. */
const after = (ready: Promise<void>, work: () => Promise<void>) => async (): Promise<void> => {
  await ready.catch(() => undefined);
  await work();
};

/** Listeners first, all in the first turn: the browser wakes this worker for them. Then what a stopped worker left is taken up. */
export default defineBackground({
  type: 'module',
  main() {
    const composed = compose(import.meta.env.FIREFOX);
    const { board, accounts, accountMoves, signIn, fillTab, capture, badge, menuVerbs, hydrate, resume } =
      composed;
    const page = createPageHandlers(composed);
    const ready = hydrate();
    /** A use of Latchkey without a page of ours: the deadline moves. */
    const using =
      <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
      async (...args: Args): Promise<T> => {
        const result = await work(...args);
        void accountMoves.touch().catch(() => undefined);
        return result;
      };
    const fillBest = using(fillTab.fillBest);
    /** What an alarm of one account asks for. */
    const ofAccount = (work: (one: OneAccount) => Promise<unknown>) => async (id: string) => {
      await ready.catch(() => undefined);
      const one = (await accounts.all()).find(({ account }) => account === id);
      if (one) await work(one);
    };
    serve({ ui: composed.uiHandlers, page, parsers: PAGE_PARSERS }, ready);
    keepSiteAccess();
    listenForAlarms({
      lock: ofAccount(({ session }) => session.alarm()),
      clipboard: clearClipboard,
      signIn: after(ready, signIn.expire),
      outbox: ofAccount(({ outbox }) => outbox.drain()),
      uploads: ofAccount(({ uploads }) => uploads.tidy()),
      waiting: composed.tidyWaiting,
      refresh: after(ready, composed.refresh),
    });
    listenForScreenLock(after(ready, accountMoves.screenLocked));
    registerMenus({
      fillBest,
      copy: using(menuVerbs.copy),
      generate: using(menuVerbs.generate),
      isUnlocked: async () => (await board.read()).state === 'unlocked',
    });
    registerCommands({ fillBest, lock: after(ready, () => accountMoves.lock()) });
    paintBadge();
    followPages([badgeListeners(badge, ready), captureListeners(capture, ready)]);
    listenForAuth(composed.basicAuth, ready);
    registerFillSteps();
    // Chromium reads a policy a moment after it has started.
    watchManaged(after(ready, proposeServer));
    browser.permissions.onAdded.addListener(() => void signIn.permissionAdded());
    void ready.then(resume);
  },
});
