// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FrameNews, FrameWish } from '../../lib/fill';
import { isProvedNow } from './prove';
import { type StartedFrame, startFrame } from './start-frame';

type Told = (entries: readonly object[]) => void;

const ENTER = Object.defineProperty(new KeyboardEvent('keydown', { key: 'Enter' }), 'isTrusted', {
  value: true,
});
/** In sight for long enough. Milliseconds. */
const SEEN = 500;

let now: number;
let tell: Told;
let page: MessagePort;
let frame: StartedFrame;
let answer: (wish: FrameWish) => readonly FrameNews[];

/** What the browser of a frame has, and happy-dom has not. */
function stubBrowser(): void {
  const observes = class {
    constructor(told: Told) {
      tell = told;
    }
    observe() {}
  };
  vi.stubGlobal('IntersectionObserver', observes);
  vi.stubGlobal(
    'IntersectionObserverEntry',
    class {
      get isVisible() {
        return true;
      }
    },
  );
  vi.spyOn(performance, 'now').mockImplementation(() => now);
}

async function start(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  page = port1;
  page.onmessage = ({ data }) => answer(data).forEach((news) => void page.postMessage(news));
  const starting = startFrame();
  const data = JSON.stringify({ token: 'token', tabId: 1, frameId: 0 });
  const handed = new MessageEvent('message', { data, source: parent as never });
  Object.defineProperty(handed, 'ports', { value: [port2] });
  dispatchEvent(handed);
  frame = await starting;
}

beforeEach(async () => {
  now = 1000;
  answer = ({ name }) => (name === 'look' ? [{ name: 'looked' }] : []);
  stubBrowser();
  await start();
  tell([{ isVisible: true, intersectionRatio: 1 }]);
  now += SEEN;
});
afterEach(() => {
  page.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('acts while nothing has moved it', async () => {
  expect(await isProvedNow(frame, ENTER)).toBe(true);
});

it('has to be seen anew when it was told that it was moved', async () => {
  page.postMessage({ name: 'moved' } satisfies FrameNews);
  await vi.waitFor(() => expect(frame.sight.isSeen()).toBe(false));
  expect(await isProvedNow(frame, ENTER)).toBe(false);
});

it('does nothing when it turns out at the click that it was moved', async () => {
  answer = ({ name }) => (name === 'look' ? [{ name: 'moved' }, { name: 'looked' }] : []);
  expect(frame.sight.isProved(ENTER)).toBe(true);
  expect(await isProvedNow(frame, ENTER)).toBe(false);
});
