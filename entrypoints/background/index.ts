import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../lib/browser';
import { serveUi } from '../../lib/protocol';
import { listenForAlarms } from './alarms';
import { clearClipboard } from './clipboard';
import { registerCommands } from './commands';
import { compose } from './compose';
import { registerMenus } from './menus';

/** Listeners first, all in the first turn: the browser wakes this worker for them. Then what a stopped worker left is taken up. */
export default defineBackground({
  type: 'module',
  main() {
    const { board, session, signIn, fillTab, uiHandlers, hydrate, resume } = compose(import.meta.env.FIREFOX);
    const ready = hydrate();
    serveUi(uiHandlers, ready);
    listenForAlarms({ lock: session.alarm, clipboard: clearClipboard, signIn: signIn.expire });
    registerMenus({
      fillBest: fillTab.fillBest,
      isUnlocked: async () => (await board.read()).state === 'unlocked',
    });
    registerCommands({ fillBest: fillTab.fillBest, lock: session.lock });
    browser.permissions.onAdded.addListener(() => void signIn.permissionAdded());
    void ready.then(resume);
  },
});
