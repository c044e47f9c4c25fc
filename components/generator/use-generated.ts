import { useEffect, useMemo, useState } from 'preact/hooks';
import { type GeneratorFloor, type SiteRules, takesFloor } from '../../lib/generator';
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
  /** The site takes less than may be made: its rules are passed over. */
  readonly isBelow: boolean;
}

/** A value of this kind, made anew whenever the options, the site or the least that may be made change, or another one is wanted. */
export function useGenerated(kind: Kind, site: SiteRules | null, floor: GeneratorFloor): Making {
  const [round, setRound] = useState(0);
  const [keepsRules, setKeepsRules] = useState(true);
  const email = status.value?.account?.email ?? '';
  const wanted = options.value;
  const words = tools.value?.words ?? null;
  useEffect(loadTools, []);
  // A password needs no words: it stays when they come.
  const needed = kind === 'password' ? null : words;
  // The status tells it anew with every sync, which is no reason to make another one.
  const least = JSON.stringify(floor);
  const isBelow = useMemo(() => site !== null && !takesFloor(site, floor), [site, least]);
  const kept = keepsRules ? site : null;
  const value = useMemo(
    () => makeValue({ kind, options: wanted, words: needed, email, site: kept, floor }),
    [kind, wanted, needed, email, kept, least, round],
  );
  return {
    value,
    another: () => setRound((before) => before + 1),
    site,
    keepsRules,
    toggleRules: () => setKeepsRules(!keepsRules),
    isBelow,
  };
}

/** Puts what is used or copied into the history. */
export function noteGenerated(value: string, kind: Kind, host: string | null): void {
  attempt(ask('generator.note', { entries: [{ value, kind, host, at: Date.now() }] }));
}
