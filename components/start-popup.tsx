import { render } from 'preact';
import './styles/index.css';
import { ItemScreen } from './screens/next-screens';
import { PopupApp } from './screens/PopupApp';
import { startKnock } from './state/knock';
import { startList } from './state/list';
import { startLive } from './state/live';
import { route, startRoute } from './state/route';
import { followActivity, startSession } from './state/session';
import { startSettings } from './state/settings';
import { startDraft } from './state/sign-in';
import { startSurface } from './state/surface';
import { startUnlockWindow } from './state/unlocking';
import { overview, startVault } from './state/vault';

/** Draws the popup as soon as what is stored on this computer has been read; everything else follows. */
export async function startPopup(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  startSurface(document.documentElement);
  startUnlockWindow();
  await Promise.allSettled([startSettings(), startRoute(), startDraft(), startSession()]);
  // Where the popup was left at an item, that is its first paint.
  if (route.peek().screen === 'item') await ItemScreen.fetch().catch(() => undefined);
  startVault();
  startKnock();
  startList();
  render(<PopupApp />, root);
  followActivity(document);
  startLive(() => overview.value !== null);
}
