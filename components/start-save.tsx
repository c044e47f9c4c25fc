import { render } from 'preact';
import './styles/index.css';
import './item/fields.css';
import './prompt/prompt.css';
import { canProveSight } from '../lib/fill';
import { SaveApp } from './prompt/SaveApp';
import { SaveNotice } from './prompt/SaveNotice';
import { startSession } from './state/session';
import { startFrame, startWindow } from './suggest/start-frame';

/** Firefox keeps from frames in pages what lies in memory; so this one asks the background, and once. */
async function startNotice(): Promise<void> {
  const { root, port } = await startFrame();
  render(<SaveNotice port={port} />, root);
}

/** Draws the question whether to save what was typed into a page: in a frame over it, or in a window of ours. */
export async function startSave(): Promise<void> {
  const isWindow = parent === window;
  if (!isWindow && !canProveSight()) return startNotice();
  const started = isWindow ? startWindow() : startFrame();
  const [{ root, port, sight }] = await Promise.all([started, startSession()]);
  render(<SaveApp port={port} sight={sight} />, root);
}
