import { signal } from '@preact/signals';
import { CodedError, type ErrorInfo, toErrorInfo } from '../../lib/errors';
import { t } from '../../lib/text';
import { onLock } from './session';

/** The master password is wanted once more. */
export interface Reprompt {
  /** What it is wanted for. */
  readonly text: string;
  readonly error: ErrorInfo | null;
  readonly busy: boolean;
  readonly submit: (password: string) => void;
  readonly cancel: () => void;
}

export const reprompt = signal<Reprompt | null>(null);

onLock(() => reprompt.peek()?.cancel());

/** Thrown inside an act that the person has broken off; nothing is told about it. */
const isAsking = (error: unknown): boolean =>
  error instanceof CodedError && error.info.code === 'reprompt-needed';

/** Asks for the master password until `act` takes it. Resolves to null when the person cancels. */
function askAndRetry<T>(text: string, act: (password: string) => Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const end = (settle: () => void) => {
      if (isOver) return;
      isOver = true;
      reprompt.value = null;
      settle();
    };
    const wait = (error: ErrorInfo | null, busy = false) => {
      if (isOver) return;
      reprompt.value = { text, error, busy, submit, cancel: () => end(() => resolve(null)) };
    };
    const submit = (password: string) => {
      wait(null, true);
      act(password).then(
        (result) => end(() => resolve(result)),
        (error: unknown) => {
          const info = toErrorInfo(error);
          if (info.code === 'reprompt-wrong') wait(info);
          else end(() => reject(error));
        },
      );
    };
    wait(null);
  });
}

/**
 * Does something that an item may guard with the master password. `act` is tried without one first; when the background wants
 * it, a dialog asks. Resolves to null when the person cancels; rejects with any other error of `act`.
 */
export async function withReprompt<T>(
  name: string,
  act: (password?: string) => Promise<T>,
): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (!isAsking(error)) throw error;
    return askFirst(name, act);
  }
}

/** The same for what is known to be guarded: asks at once. */
export const askFirst = <T>(name: string, act: (password: string) => Promise<T>): Promise<T | null> =>
  askAndRetry(t('repromptText', name), act);

/** The same for what is done to an account, by its name. */
export const askForAccount = <T>(name: string, act: (password: string) => Promise<T>): Promise<T | null> =>
  askAndRetry(t('repromptAccount', name), act);
