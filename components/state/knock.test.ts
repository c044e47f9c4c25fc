// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { asked, resetFakeExtension } from '../../tests/gallery/fake-extension';
import { FULL_VAULT, LOCKED, UNLOCKED } from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { startKnock } = await import('./knock');
const { status } = await import('./session');
const { overview } = await import('./vault');

const knocks = () => asked.filter(({ name }) => name === 'account.touch').length;

beforeEach(() => {
  vi.useFakeTimers();
  resetFakeExtension();
  overview.value = null;
  return () => vi.useRealTimers();
});

it('The background is left alone until the list is drawn, and asked once', async () => {
  status.value = UNLOCKED;
  startKnock();
  await vi.advanceTimersByTimeAsync(300);
  expect(knocks()).toBe(0);
  overview.value = FULL_VAULT;
  await vi.advanceTimersByTimeAsync(100);
  expect(knocks()).toBe(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(knocks()).toBe(1);
});

it('A list that does not come is not waited for', async () => {
  status.value = UNLOCKED;
  startKnock();
  await vi.advanceTimersByTimeAsync(1100);
  expect(knocks()).toBe(1);
});

it.each([null, LOCKED])('Where there is no list to draw the background is asked at once: %j', (session) => {
  status.value = session;
  startKnock();
  expect(knocks()).toBe(1);
});
