import { render } from 'preact';
import './styles/index.css';
import './item/fields.css';
import './prompt/prompt.css';
import { SaveApp } from './prompt/SaveApp';
import { startSession } from './state/session';
import { startSettings } from './state/settings';
import { startVault } from './state/vault';
import { framePort } from './suggest/frame-port';
import { watchSight } from './suggest/sight';
import { tellHeight } from './suggest/tell-height';

/** Draws the question whether to save what was typed into a page, once it has been handed what it stands for. */
export async function startSave(): Promise<void> {
  const root = document.getElementById('app');
  const sight = watchSight(document);
  const [port] = await Promise.all([framePort(), startSettings(), startSession()]);
  if (!root) return;
  startVault();
  tellHeight(root, port);
  render(<SaveApp port={port} sight={sight} />, root);
}
