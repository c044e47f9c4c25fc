import { useEffect, useRef, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { Item } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { attempt } from './notice';
import { askFirst } from './reprompt';
import { status } from './session';

export interface OpenedItem {
  readonly item: Item | null;
  /** The item wants the master password before its secrets are shown. */
  readonly sealed: boolean;
  readonly error: ErrorInfo | null;
  /** Asks for the master password and shows the secrets. */
  readonly unseal: () => void;
  /** What guarded requests about this item carry: the password typed for it, for as long as it is looked at. */
  readonly guard: () => { password?: string };
  readonly reload: () => void;
}

/** Opens one item for looking at, and again whenever the vault has changed. */
export function useItem(id: string, name: string): OpenedItem {
  const [opened, setOpened] = useState<{ item: Item; sealed: boolean } | null>(null);
  const [error, setError] = useState<ErrorInfo | null>(null);
  const password = useRef<string | undefined>(undefined);
  const guard = (): { password?: string } =>
    password.current === undefined ? {} : { password: password.current };
  const load = async () => {
    try {
      setOpened(await ask('vault.item', { id, ...guard() }));
      setError(null);
    } catch (reason) {
      setError(toErrorInfo(reason));
    }
  };
  const revision = status.value?.revision;
  useEffect(() => void load(), [id, revision]);
  useEffect(() => {
    return () => {
      password.current = undefined;
    };
  }, [id]);
  const unseal = () =>
    attempt(
      askFirst(name, async (typed) => {
        const answer = await ask('vault.item', { id, password: typed });
        password.current = typed;
        setOpened(answer);
      }),
    );
  return {
    item: opened?.item.id === id ? opened.item : null,
    sealed: opened?.sealed ?? false,
    error,
    unseal,
    guard,
    reload: () => void load(),
  };
}
