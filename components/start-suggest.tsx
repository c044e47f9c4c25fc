import { render } from 'preact';
import './styles/index.css';
import './suggest/suggest.css';
import { SuggestApp } from './suggest/SuggestApp';
import { startFrame } from './suggest/start-frame';

/** Draws the frame beside a field. */
export async function startSuggest(): Promise<void> {
  const { root, port, sight } = await startFrame();
  render(<SuggestApp port={port} sight={sight} />, root);
}
