import { signal } from '@preact/signals';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import { errorText } from '../../lib/text';
import type { IconName } from '../ui/icons';
import { onLock } from './session';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly icon: IconName;
  /** Takes back what it tells of; also by Ctrl+Z while it is shown. */
  readonly undo?: (() => void) | undefined;
}

export type Tone = 'plain' | 'wait' | 'care' | 'stop';

export interface Notice {
  readonly tone: Tone;
  readonly text: string;
  /** What can be done about it. */
  readonly act?: { readonly label: string; readonly run: () => void };
}

/** A passing word about something that went well; one at a time. */
export const toast = signal<Toast | null>(null);

/** A sentence about something that did not go well; it stays until it is closed or the next act. */
export const notice = signal<Notice | null>(null);

onLock(() => {
  toast.value = null;
  notice.value = null;
});

export function showToast(text: string, icon: IconName = 'check', undo?: () => void): void {
  notice.value = null;
  toast.value = { id: (toast.peek()?.id ?? 0) + 1, text, icon, undo };
}

export function showNotice(text: string, tone: Tone = 'stop', act?: Notice['act']): void {
  toast.value = null;
  notice.value = { tone, text, ...(act && { act }) };
}

export const showError = (error: ErrorInfo): void => showNotice(errorText(error));

/** Runs what a click has begun; a failure becomes a sentence on the screen. */
export function attempt(act: Promise<unknown>): void {
  act.catch((error: unknown) => showError(toErrorInfo(error)));
}
