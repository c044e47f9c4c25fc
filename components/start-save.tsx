import { render } from 'preact';
import './styles/index.css';
import './item/fields.css';
import './prompt/prompt.css';
import { SaveApp } from './prompt/SaveApp';
import { startVault } from './state/vault';
import { startFrame } from './suggest/start-frame';

/** Draws the question whether to save what was typed into a page. */
export async function startSave(): Promise<void> {
  const { root, port, sight } = await startFrame();
  startVault();
  render(<SaveApp port={port} sight={sight} />, root);
}
