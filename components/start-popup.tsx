import { render } from 'preact';
import './styles/index.css';
import { PopupApp } from './screens/PopupApp';
import { startKnock } from './state/knock';
import { startList } from './state/list';
import { pageOverview } from './state/overview.cache';
import { startRoute } from './state/route';
import { followActivity, startSession } from './state/session';
import { startSettings } from './state/settings';
import { startDraft } from './state/sign-in';
import { startVault, whenDrawable } from './state/vault';

/** Draws the popup once, with the first rows of the list, as soon as those have been read from this computer; everything else follows. */
export async function startPopup(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  await Promise.allSettled([startSettings(), startRoute(), startDraft(), startSession(), pageOverview()]);
  startVault();
  startKnock();
  startList();
  await whenDrawable();
  render(<PopupApp />, root);
  followActivity(document);
}
