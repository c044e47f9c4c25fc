import { useEffect, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { ServerChoice, ServerReport } from '../../lib/session';
import { choiceOrigins, writeChoice } from './server-choice';
import { checkServer, hasAccess, requestAccess } from './sign-in';

export type ServerCheck =
  | { readonly state: 'none' }
  /** The browser has not been asked for this server yet. */
  | { readonly state: 'no-access' }
  | { readonly state: 'checking' }
  | { readonly state: 'good'; readonly report: ServerReport }
  | { readonly state: 'bad'; readonly error: ErrorInfo };

const PAUSE_MS = 400;

async function look(choice: ServerChoice): Promise<ServerCheck> {
  try {
    return { state: 'good', report: await checkServer(choice) };
  } catch (error) {
    return { state: 'bad', error: toErrorInfo(error) };
  }
}

/**
 * Checks a server while its address is typed, as soon as the browser lets us talk to it.
 * @param choice null for an address that is none (yet)
 */
export function useServerCheck(choice: ServerChoice | null): { check: ServerCheck; askAndCheck: () => void } {
  const [check, setCheck] = useState<ServerCheck>({ state: 'none' });
  const key = choice === null ? null : writeChoice(choice);
  useEffect(() => {
    if (choice === null) return setCheck({ state: 'none' });
    let isStale = false;
    const show = (next: ServerCheck) => {
      if (!isStale) setCheck(next);
    };
    const start = async () => {
      if (!(await hasAccess(choiceOrigins(choice)))) return show({ state: 'no-access' });
      show({ state: 'checking' });
      show(await look(choice));
    };
    const timer = setTimeout(() => void start(), PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [key]);
  const askAndCheck = () => {
    if (choice === null) return;
    const granted = requestAccess(choiceOrigins(choice));
    const follow = async () => {
      if (!(await granted)) return;
      setCheck({ state: 'checking' });
      setCheck(await look(choice));
    };
    void follow();
  };
  return { check, askAndCheck };
}
