import { computed, effect, signal } from '@preact/signals';
import { ask } from '../../lib/protocol';
import type { LiveState } from '../../lib/session';
import { status } from './session';
import { settings } from './settings';

/** How it stands with changes made elsewhere; null until the background has said so. */
export const live = signal<LiveState | null>(null);

/** The background listens no longer than that a page in view asks it to. */
const EVERY_MS = 15_000;
/** What has just been drawn comes first. */
const AFTER_DRAWING_MS = 250;
/** A connection takes a moment; the options page tells of it. */
const WHILE_CONNECTING_MS = 1_000;

const isInView = (): boolean =>
  document.visibilityState === 'visible' &&
  status.peek()?.state === 'unlocked' &&
  !status.peek()?.needsSignIn;

/**
 * Has the background follow the server while this page is in view and the vault is unlocked.
 * @param isDrawn a signal's value: nothing is asked before this page has drawn what needs no background.
 */
export function startLive(isDrawn: () => boolean = () => true): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const beat = async () => {
    clearTimeout(timer);
    if (!isInView()) return;
    const state = await ask('sync.follow').catch(() => null);
    live.value = state;
    plan(state === 'connecting' ? WHILE_CONNECTING_MS : EVERY_MS);
  };
  const plan = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void beat(), delay);
  };
  // The status changes with every sync: this does not.
  const isOpen = computed(() => status.value?.state === 'unlocked' && !status.value.needsSignIn && isDrawn());
  const isOn = computed(() => settings.value.liveUpdates);
  effect(() => {
    if (isOpen.value) plan(isOn.value ? AFTER_DRAWING_MS : 0);
    else live.value = null;
  });
  for (const [target, event] of [
    [document, 'visibilitychange'],
    [globalThis, 'online'],
  ] as const)
    target.addEventListener(event, () => void beat());
}
