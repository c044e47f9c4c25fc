import { useEffect, useState } from 'preact/hooks';
import { type AuthQuestion, ask } from '../../lib/protocol';
import { closeWindow } from '../state/close-window';
import { status } from '../state/session';

/** As often as this the background hears of us: one that hears nothing is stopped by the browser, and the question with it. */
const HEARD_EVERY_MS = 20_000;
/** Whoever has not answered until then has gone; the server waits no longer either. */
const WAIT_MS = 150_000;

/** Leaves the question to the browser's own dialog. */
export async function leaveToBrowser(request: string): Promise<void> {
  await ask('auth.answer', { request, id: null }).catch(() => undefined);
  await closeWindow();
}

/** What the server asks; null until it is known. The window closes when the question is over. */
export function useQuestion(request: string): AuthQuestion | null {
  const [question, setQuestion] = useState<AuthQuestion | null>(null);
  const { state, revision } = status.value ?? {};
  useEffect(() => {
    const look = () => void ask('auth.question', { request }).then(setQuestion, closeWindow);
    look();
    const heard = setInterval(look, HEARD_EVERY_MS);
    return () => clearInterval(heard);
  }, [request, state, revision]);
  useEffect(() => {
    const end = setTimeout(() => void leaveToBrowser(request), WAIT_MS);
    return () => clearTimeout(end);
  }, [request]);
  return question;
}
