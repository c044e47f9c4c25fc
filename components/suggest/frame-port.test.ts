// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { FrameNews } from '../../lib/fill';
import { type FramePort, framePort } from './frame-port';

/** What tells Chromium from Firefox. */
vi.stubGlobal(
  'IntersectionObserverEntry',
  class {
    get isVisible() {
      return true;
    }
  },
);

/** The page's side of the channel, and the frame's. */
async function connect(): Promise<{ page: MessagePort; frame: FramePort }> {
  const { port1, port2 } = new MessageChannel();
  const waiting = framePort();
  const handed = new MessageEvent('message', {
    data: '{"token":"token","tabId":1,"frameId":0}',
    source: parent as never,
  });
  Object.defineProperty(handed, 'ports', { value: [port2] });
  dispatchEvent(handed);
  return { page: port1, frame: await waiting };
}

const soon = () => new Promise((done) => setTimeout(done, 20));

test('everybody who listens hears what happens around the frame, until they stop', async () => {
  const { page, frame } = await connect();
  const heard: string[] = [];
  const note = (who: string) => (news: FrameNews) => void heard.push(`${who} ${news.name}`);
  frame.listen(note('sight'));
  const stop = frame.listen(note('keys'));
  page.postMessage({ name: 'moved' });
  await soon();
  stop();
  page.postMessage({ name: 'enter' });
  await soon();
  page.close();
  expect(heard).toEqual(['sight moved', 'keys moved', 'sight enter']);
});
