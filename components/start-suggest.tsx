import { render } from 'preact';
import './styles/index.css';
import './suggest/suggest.css';
import { startSession } from './state/session';
import { startSettings } from './state/settings';
import { type FramePort, framePort } from './suggest/frame-port';
import { SuggestApp } from './suggest/SuggestApp';
import { watchSight } from './suggest/sight';

/** Tells how high the page is, whenever that changes. A frame that shows nothing yet is told nothing of sizes: it asks after each change. */
function tellHeight(root: Element, port: FramePort): void {
  let last = 0;
  const tell = () => {
    const { height } = root.getBoundingClientRect();
    if (height !== last) port.say({ name: 'size', height });
    last = height;
  };
  new ResizeObserver(tell).observe(root);
  new MutationObserver(tell).observe(root, { childList: true, subtree: true });
}

/** Draws the frame beside a field, once it has been handed what it stands for. */
export async function startSuggest(): Promise<void> {
  const root = document.getElementById('app');
  const sight = watchSight(document);
  const [port] = await Promise.all([framePort(), startSettings(), startSession()]);
  if (!root) return;
  tellHeight(root, port);
  render(<SuggestApp port={port} sight={sight} />, root);
}
