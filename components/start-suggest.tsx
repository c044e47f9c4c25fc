import { render } from 'preact';
import './styles/index.css';
import './suggest/suggest.css';
import { startSession } from './state/session';
import { startSettings } from './state/settings';
import { framePort } from './suggest/frame-port';
import { SuggestApp } from './suggest/SuggestApp';
import { watchSight } from './suggest/sight';
import { tellHeight } from './suggest/tell-height';

/** Draws the frame beside a field, once it has been handed what it stands for. */
export async function startSuggest(): Promise<void> {
  const root = document.getElementById('app');
  const sight = watchSight(document);
  const [port] = await Promise.all([framePort(), startSettings(), startSession()]);
  if (!root) return;
  tellHeight(root, port);
  render(<SuggestApp port={port} sight={sight} />, root);
}
