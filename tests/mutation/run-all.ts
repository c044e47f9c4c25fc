import type { GoodVault } from './good-vault';
import { type Baseline, createBaseline, judgeCase, type Odd, type Outcome } from './judge';
import { type Case, casesOf, type Json, type Path, pathsOf, valueAt } from './mutate';

/** How the cases of one account went. */
export interface Tally {
  readonly name: string;
  readonly paths: number;
  cases: number;
  /** Cases in which everything was as it has to be. */
  good: number;
  readonly over: Map<Outcome, number>;
  readonly first: Map<Outcome, number>;
  readonly odd: Map<Odd, number>;
  /** The exceptions, in words. */
  readonly wrong: string[];
  slowest: { readonly milliseconds: number; readonly path: string; readonly mutation: string };
}

const count = <T>(counts: Map<T, number>, key: T): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

async function runCase(base: Baseline, one: Case, tally: Tally): Promise<void> {
  const started = performance.now();
  const { over, first, odd, wrong } = await judgeCase(base, one);
  const milliseconds = performance.now() - started;
  tally.cases += 1;
  if (wrong.length === 0) tally.good += 1;
  tally.wrong.push(...wrong);
  count(tally.over, over);
  count(tally.first, first);
  if (odd !== null) count(tally.odd, odd);
  if (milliseconds > tally.slowest.milliseconds)
    tally.slowest = { milliseconds, path: one.path.join('.'), mutation: one.mutation.name };
}

/** Runs cases of one account; all that there are unless told. */
export async function runAll(
  vault: GoodVault,
  cases: readonly Case[] = casesOf(vault.answer),
): Promise<Tally> {
  const base = await createBaseline(vault);
  const tally: Tally = {
    name: vault.name,
    paths: new Set(cases.map(({ path }) => path)).size,
    cases: 0,
    good: 0,
    over: new Map(),
    first: new Map(),
    odd: new Map(),
    wrong: [],
    slowest: { milliseconds: 0, path: '', mutation: '' },
  };
  for (const one of cases) await runCase(base, one, tally);
  return tally;
}

/** A place without its numbers, but with the kind of item that it lies in. */
function shapeOf(answer: Json, path: Path): string {
  const [list, index] = path;
  const item = typeof index === 'number' ? valueAt(answer, [list ?? '', index]) : undefined;
  const { type, Type } = (item ?? {}) as { type?: number; Type?: number };
  return [type ?? Type ?? '', ...path.map((step) => (typeof step === 'number' ? '*' : step))].join('.');
}

/** Megabytes take long; of so many one is run where time counts. */
const HEAVY = 5;

/**
 * The cases for every day: of places that differ by numbers only the first, for logins are alike, while a login and a card are not; and
 * of the megabytes every fifth.
 */
export function dailyCases(answer: Json): Case[] {
  const seen = new Set<string>();
  const paths = pathsOf(answer).filter((path) => {
    const shape = shapeOf(answer, path);
    const isNew = !seen.has(shape);
    seen.add(shape);
    return isNew;
  });
  let heavy = 0;
  return casesOf(answer, paths).filter(({ mutation: { group } }) => {
    if (group !== 'megabyte') return true;
    heavy += 1;
    return heavy % HEAVY === 0;
  });
}
