import { useEffect, useRef, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { ItemConflict } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { withReprompt } from '../state/reprompt';
import { backToList, openItem } from '../state/route';

export interface OpenedConflict {
  readonly conflict: ItemConflict | null;
  readonly error: ErrorInfo | null;
  /** Ends it; these fields get the server's value. Resolves when that is stored. */
  readonly settle: (theirs: readonly string[]) => Promise<void>;
  /** Ends it with two items. */
  readonly split: () => Promise<void>;
}

/** Opens the two sides of an item; one that asks for the master password again asks now, once. */
export function useConflict(id: string, name: string): OpenedConflict {
  const [conflict, setConflict] = useState<ItemConflict | null>(null);
  const [error, setError] = useState<ErrorInfo | null>(null);
  const guard = useRef<{ password?: string }>({});
  const newId = useRef(crypto.randomUUID());
  const load = async () => {
    const opened = await withReprompt(name, async (password) => {
      const given = password === undefined ? {} : { password };
      const found = await ask('vault.conflict', { id, ...given });
      guard.current = given;
      return found;
    });
    if (opened) setConflict(opened);
    else backToList();
  };
  useEffect(() => {
    load().catch((reason: unknown) => setError(toErrorInfo(reason)));
    return () => {
      guard.current = {};
    };
  }, [id]);
  return {
    conflict,
    error,
    settle: async (theirs) => {
      await ask('vault.settleConflict', { id, theirs, ...guard.current });
      openItem(id);
    },
    split: async () => {
      await ask('vault.splitConflict', { id, newId: newId.current, ...guard.current });
      backToList();
    },
  };
}
