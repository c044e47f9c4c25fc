import { render } from 'preact';
import './styles/index.css';
import { OptionsApp } from './screens/OptionsApp';
import { startLive } from './state/live';
import { startPage } from './state/page';
import { followActivity, knockAgain, startSession } from './state/session';
import { startSettings } from './state/settings';
import { startDraft } from './state/sign-in';

/** Draws the options page. */
export async function startOptions(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  startPage();
  await Promise.allSettled([startSettings(), startDraft(), startSession()]);
  void knockAgain();
  render(<OptionsApp />, root);
  followActivity(document);
  startLive();
}
