import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SiteRules } from '../../lib/generator';
import { ask } from '../../lib/protocol';
import { attempt } from '../state/notice';
import { status } from '../state/session';
import { type Kind, makeValue } from './make';
import { options } from './options';
import { loadTools, tools } from './tools';

export interface Making {
  /** Null while something is missing for it. */
  readonly value: string | null;
  readonly another: () => void;
  /** What the site is known to want. */
  readonly site: SiteRules | null;
  /** False when the person wants something else all the same. */
  readonly keepsRules: boolean;
  readonly toggleRules: () => void;
}

/** A value of this kind, made anew whenever the options change or another one is wanted. */
export function useGenerated(kind: Kind, site: SiteRules | null): Making {
  const [round, setRound] = useState(0);
  const [keepsRules, setKeepsRules] = useState(true);
  const email = status.value?.account?.email ?? '';
  const wanted = options.value;
  const words = tools.value?.words ?? null;
  useEffect(loadTools, []);
  // A password needs no words: it stays when they come.
  const needed = kind === 'password' ? null : words;
  const value = useMemo(
    () => makeValue({ kind, options: wanted, words: needed, email, site: keepsRules ? site : null }),
    [kind, wanted, needed, email, site, keepsRules, round],
  );
  return {
    value,
    another: () => setRound((before) => before + 1),
    site,
    keepsRules,
    toggleRules: () => setKeepsRules(!keepsRules),
  };
}

/** Puts what is used or copied into the history. */
export function noteGenerated(value: string, kind: Kind, host: string | null): void {
  attempt(ask('generator.note', { entries: [{ value, kind, host, at: Date.now() }] }));
}
