import { render } from 'preact';
import './styles/index.css';
import './suggest/suggest.css';
import { AuthApp } from './auth/AuthApp';
import { followActivity, startSession } from './state/session';
import { startSettings } from './state/settings';

/** Draws the window that asks which login a server gets that shows no page before. */
export async function startAuth(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  // It fills its window, as the popup's page does in a tab.
  document.documentElement.dataset.in = 'tab';
  await Promise.allSettled([startSettings(), startSession()]);
  const request = new URLSearchParams(location.search).get('request') ?? '';
  render(<AuthApp request={request} />, root);
  followActivity(document);
}
