import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { writeSetting } from '../../lib/settings';
import { listenForScreenLock } from './screen-lock';

type Listener = (state: string) => void;

/** The part of the API that comes with the permission. */
function createIdle() {
  const listeners = new Set<Listener>();
  return {
    listeners,
    setDetectionInterval: vi.fn(),
    onStateChanged: {
      addListener: (listener: Listener) => void listeners.add(listener),
      removeListener: (listener: Listener) => void listeners.delete(listener),
      hasListener: (listener: Listener) => listeners.has(listener),
    },
  };
}

let added: (() => void)[];
const lock = vi.fn(async () => undefined);
const give = (idle: ReturnType<typeof createIdle> | undefined): void => {
  Object.assign(fakeBrowser, { idle });
};

beforeEach(() => {
  fakeBrowser.reset();
  lock.mockClear();
  added = [];
  vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockImplementation((listener) => {
    added.push(listener as () => void);
  });
  give(undefined);
});

describe('a locked screen', () => {
  const happen = async (idle: ReturnType<typeof createIdle>, state: string) => {
    for (const listener of idle.listeners) listener(state);
    // What the listener reads comes in later turns.
    await new Promise((resolve) => setTimeout(resolve));
  };

  it('locks where the person has switched that on, and being idle does not', async () => {
    const idle = createIdle();
    give(idle);
    listenForScreenLock(lock);
    await writeSetting('lockOnScreenLock', true);
    await happen(idle, 'idle');
    await happen(idle, 'active');
    expect(lock).not.toHaveBeenCalled();
    await happen(idle, 'locked');
    expect(lock).toHaveBeenCalledOnce();
    expect(idle.setDetectionInterval).toHaveBeenCalledWith(14_400);
  });

  it('does nothing while the option is off', async () => {
    const idle = createIdle();
    give(idle);
    listenForScreenLock(lock);
    await happen(idle, 'locked');
    expect(lock).not.toHaveBeenCalled();
  });

  it('is listened for as soon as the permission is given, once', async () => {
    listenForScreenLock(lock);
    expect(added).toHaveLength(1);
    const idle = createIdle();
    give(idle);
    for (const listener of [...added, ...added]) listener();
    expect(idle.listeners.size).toBe(1);
    await writeSetting('lockOnScreenLock', true);
    await happen(idle, 'locked');
    expect(lock).toHaveBeenCalledOnce();
  });
});
