import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../lib/browser';
import { serve } from '../../lib/protocol';
import { listenForAlarms } from './alarms';
import { badgeListeners, paintBadge } from './badge';
import { captureListeners } from './capture-pages';
import { clearClipboard } from './clipboard';
import { registerCommands } from './commands';
import { compose } from './compose';
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
    const { board, session, signIn, fillTab, capture, outbox, uploads, badge, menuVerbs, hydrate, resume } =
      composed;
    const page = createPageHandlers(composed);
    const ready = hydrate();
    /** A use of Latchkey without a page of ours: the deadline moves. */
    const using =
      <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
      async (...args: Args): Promise<T> => {
        const result = await work(...args);
        void session.touch().catch(() => undefined);
        return result;
      };
    const fillBest = using(fillTab.fillBest);
    serve({ ui: composed.uiHandlers, page, parsers: PAGE_PARSERS }, ready);
    keepSiteAccess();
    listenForAlarms({
      lock: after(ready, session.alarm),
      clipboard: clearClipboard,
      signIn: after(ready, signIn.expire),
      outbox: after(ready, outbox.drain),
      uploads: after(ready, uploads.tidy),
      waiting: composed.tidyWaiting,
      refresh: after(ready, composed.refresh),
    });
    listenForScreenLock(after(ready, session.screenLocked));
    registerMenus({
      fillBest,
      copy: using(menuVerbs.copy),
      generate: using(menuVerbs.generate),
      isUnlocked: async () => (await board.read()).state === 'unlocked',
    });
    registerCommands({ fillBest, lock: after(ready, session.lock) });
    paintBadge();
    followPages([badgeListeners(badge, ready), captureListeners(capture, ready)]);
    listenForAuth(composed.basicAuth, ready);
    registerFillSteps();
    browser.permissions.onAdded.addListener(() => void signIn.permissionAdded());
    void ready.then(resume);
  },
});
