// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { beforeEach, expect, it, vi } from 'vitest';
import { asked, resetFakeExtension } from '../../tests/gallery/fake-extension';
import { LOCKED, UNLOCKED } from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { startLive } = await import('./live');
const { status } = await import('./session');

const asks = () => asked.filter(({ name }) => name === 'sync.follow').length;
const sight = vi.spyOn(document, 'visibilityState', 'get');
const isDrawn = signal(false);
startLive(() => isDrawn.value);

beforeEach(() => {
  vi.useFakeTimers();
  resetFakeExtension();
  sight.mockReturnValue('visible');
  status.value = LOCKED;
  isDrawn.value = false;
  return () => vi.useRealTimers();
});

it('The background is asked to listen once the list is drawn, and every quarter of a minute', async () => {
  status.value = UNLOCKED;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asks()).toBe(0);
  isDrawn.value = true;
  await vi.advanceTimersByTimeAsync(300);
  expect(asks()).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asks()).toBe(5);
});

it('What changes about the session but not about whether it is open asks nothing more', async () => {
  isDrawn.value = true;
  status.value = UNLOCKED;
  await vi.advanceTimersByTimeAsync(300);
  for (let revision = 1; revision < 20; revision += 1) status.value = { ...UNLOCKED, revision };
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asks()).toBe(1);
});

it('Nothing is asked by a page that is out of view, locked or signed out by the server', async () => {
  isDrawn.value = true;
  status.value = UNLOCKED;
  await vi.advanceTimersByTimeAsync(300);
  sight.mockReturnValue('hidden');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asks()).toBe(1);
  sight.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
  expect(asks()).toBe(2);
  status.value = { ...UNLOCKED, needsSignIn: true };
  await vi.advanceTimersByTimeAsync(120_000);
  status.value = LOCKED;
  dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asks()).toBe(2);
});
