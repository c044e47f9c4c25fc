import { render } from 'preact';
import './styles/index.css';
import './suggest/suggest.css';
import { startSession } from './state/session';
import { SuggestApp } from './suggest/SuggestApp';
import { startFrame } from './suggest/start-frame';

/** Draws the frame beside a field. */
export async function startSuggest(): Promise<void> {
  const [{ root, port, sight }] = await Promise.all([startFrame(), startSession()]);
  render(<SuggestApp port={port} sight={sight} />, root);
}
