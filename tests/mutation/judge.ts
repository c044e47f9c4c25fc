import type { openNames } from '../../lib/vault';
import { pickText } from '../../lib/wire';
import { createPrint, type GoodVault } from './good-vault';
import { type Disk, EMPTY_DISK } from './memory-store';
import { type Case, describeCase, type Json, mutate, valueAt } from './mutate';
import { createOpener, hasLost, type Opened, type Opener, shownTexts, textsOf } from './open-one';
import { type Mutated, syncOnce, toMutated } from './run-case';

/** A good vault, on disk and opened. */
export interface Baseline {
  readonly vault: GoodVault;
  readonly disk: Disk;
  readonly entries: readonly Json[];
  readonly ids: readonly string[];
  readonly opened: ReadonlyMap<string, Opened>;
  readonly names: Awaited<ReturnType<typeof openNames>>;
  readonly opener: Opener;
  readonly print: (wrapped: string) => Promise<string | null>;
}

/** What became of one case. `wrong` is empty when all was as it has to be. */
export interface Verdict {
  /** Over the vault that was there, and as the first sync of an account. */
  readonly over: Outcome;
  readonly first: Outcome;
  readonly odd: Odd | null;
  readonly wrong: readonly string[];
}

export type Outcome = 'taken' | 'held' | 'refused' | 'thrown';
/** How the odd item is listed. */
export type Odd =
  | 'as it was'
  | 'without the value'
  | 'read in part'
  | 'could not be read'
  | 'of an unknown kind'
  | 'not by itself';

type Start = 'over' | 'first';

/** Syncs the good answer onto an empty disk and opens all of it. */
export async function createBaseline(vault: GoodVault): Promise<Baseline> {
  const mutated = toMutated(vault.answer);
  const { list, ids } = mutated;
  const print = createPrint(vault);
  const outcome = await syncOnce(mutated, EMPTY_DISK, print);
  if (outcome.kind !== 'taken') throw new Error(`the good answer was ${outcome.kind}`);
  const { disk } = outcome;
  const opener = createOpener(vault);
  const opened = new Map<string, Opened>();
  for (const id of ids) opened.set(id, await opener.one(disk, id));
  return { vault, disk, entries: list, ids, opened, names: await opener.names(disk), opener, print };
}

const lower = (path: Case['path']): string[] => path.map((step) => String(step).toLowerCase());

/** Where a sync may say no as a whole: what is odd is the vault itself, or tells that the account was changed. */
function mayRefuse(one: Case, start: Start): boolean {
  const place = lower(one.path).join('.');
  return place === '' || place === 'ciphers' || (start === 'over' && place === 'profile.securitystamp');
}

const organizationOf = (entry: Json): string | undefined => pickText(entry, 'organizationId')?.toLowerCase();

/** Whose keys may be missing: at the first sync of an account nobody knows the key of an organisation that is odd itself. */
function mayLackKey({ vault }: Baseline, one: Case, start: Start): (organization: string) => boolean {
  const [profile, list, at] = lower(one.path);
  if (start === 'over' || (profile !== undefined && profile !== 'profile')) return () => false;
  if (list === undefined) return () => true;
  if (list !== 'organizations') return () => false;
  const odd = pickText(valueAt(vault.answer, one.path.slice(0, 3)), 'id')?.toLowerCase();
  return (organization) => at === undefined || organization === odd;
}

/** Checks every item that is as it was: the same bytes under the same key open to the same values. */
async function checkOthers(base: Baseline, one: Case, start: Start, list: readonly Json[], disk: Disk) {
  const there = new Set(list);
  const wrong: string[] = [];
  const mayLack = mayLackKey(base, one, start);
  for (const [at, entry] of base.entries.entries()) {
    const id = base.ids[at] ?? '';
    if (!there.has(entry)) continue;
    const isSame = disk.items.has(id) && disk.items.get(id) === base.disk.items.get(id);
    if (!isSame) wrong.push(`${id} is not what it was`);
    const owner = organizationOf(entry);
    const keyOn = ({ vault }: Disk) => (owner === undefined ? null : vault?.organizationKeys[owner]);
    if (!isSame || keyOn(disk) === keyOn(base.disk)) continue;
    if (!mayLack(owner ?? '')) wrong.push(`${id} has lost its organisation's key`);
    const { listed } = await base.opener.one(disk, id);
    if (!listed.overview.problem) wrong.push(`${id} cannot be read, and nobody says so`);
  }
  if (disk.items.size !== list.length) wrong.push(`${disk.items.size} items of ${list.length} are listed`);
  return wrong;
}

/** Nothing there is what a server sends for a value that an item does not have: no reason can be given. */
function isAbsence(good: Json, { path, mutation: { group, name } }: Case): boolean {
  if (group === 'delete' || group === 'null') return true;
  const value = valueAt(good, path);
  if (name === '""') return typeof value === 'string';
  if (name === '[]') return Array.isArray(value);
  // Members that are not there are none that could not be read.
  return /^({}|a hostile object)$/.test(name) && typeof value === 'object' && !Array.isArray(value);
}

function judgeOdd(before: Opened, now: Opened, isAbsent: boolean): { odd: Odd; wrong: string[] } {
  const { overview } = now.listed;
  const { item } = now;
  const lost = hasLost(textsOf(before.item), textsOf(item));
  const isUnknown = item.kind === 'unknown' && before.item.kind !== 'unknown';
  const mustTell = !isAbsent && !isUnknown;
  const wrong: string[] = [];
  if (mustTell && lost && item.problems.length === 0) wrong.push('has lost a value, and nobody says so');
  const shownLost = hasLost(shownTexts(before.listed.overview), shownTexts(overview));
  if (mustTell && shownLost && overview.state === 'read')
    wrong.push('has lost what its row shows, and the row does not say so');
  if (overview.state !== 'read' && !overview.problem) wrong.push('cannot be read, without a reason');
  if (overview.state === 'unread' || overview.state === 'newer') return { odd: 'could not be read', wrong };
  if (item.problems.length > before.item.problems.length) return { odd: 'read in part', wrong };
  if (isUnknown) return { odd: 'of an unknown kind', wrong };
  return { odd: lost ? 'without the value' : 'as it was', wrong };
}

/** Opens whatever is new or not what it was; it is listed too, and says what it lacks. */
async function judgeChanged(base: Baseline, one: Case, { list, ids }: Mutated, disk: Disk) {
  const known = new Set(base.entries);
  const wrong: string[] = [];
  let odd: Odd | null = null;
  for (const [at, entry] of list.entries()) {
    const id = ids[at] ?? '';
    if (known.has(entry) && base.opened.has(id)) continue;
    const opened = await base.opener.one(disk, id);
    const before = one.path.length > 1 ? base.opened.get(base.ids[at] ?? '') : undefined;
    const judged = before && judgeOdd(before, opened, isAbsence(base.vault.answer, one));
    odd = judged?.odd ?? 'not by itself';
    wrong.push(...(judged?.wrong ?? []).map((text) => `${id} ${text}`));
  }
  return { odd, wrong };
}

/** Names of folders, collections and organisations are what they were, but for the odd one. */
async function checkNames(base: Baseline, one: Case, start: Start, disk: Disk): Promise<string[]> {
  const [list, at, index] = lower(one.path);
  const isOdd = (kind: string, place: number): boolean => {
    const [owner, position] = kind === 'organizations' ? [at, index] : [list, at];
    const isList = owner === kind || (kind === 'organizations' && list === 'profile' && owner === undefined);
    return list === undefined || (isList && (position === undefined || position === String(place)));
  };
  const mayLack = mayLackKey(base, one, start);
  const now = await base.opener.names(disk);
  return (['folders', 'collections', 'organizations'] as const).flatMap((kind) => {
    const known = new Map(now[kind].map(({ id, name }) => [id, name]));
    const lost = base.names[kind].filter((entry, place) => {
      const owner = organizationOf(entry as object as Json);
      const isSealed = owner !== undefined && kind === 'collections' && mayLack(owner);
      return !isSealed && !isOdd(kind, place) && known.get(entry.id) !== entry.name;
    });
    return lost.map(({ id }) => `${kind}: ${id} has lost its name`);
  });
}

interface Started {
  readonly outcome: Outcome;
  readonly odd: Odd | null;
  readonly wrong: readonly string[];
}

async function judgeStart(base: Baseline, one: Case, mutated: Mutated, start: Start): Promise<Started> {
  const outcome = await syncOnce(mutated, start === 'over' ? base.disk : EMPTY_DISK, base.print);
  const { kind } = outcome;
  if (kind === 'thrown') return { outcome: kind, odd: null, wrong: [`throws ${outcome.error}`] };
  if (kind !== 'taken') {
    const told = kind === 'held' ? '' : ` (${outcome.code})`;
    return { outcome: kind, odd: null, wrong: mayRefuse(one, start) ? [] : [`all of it is ${kind}${told}`] };
  }
  const { disk } = outcome;
  const others = await checkOthers(base, one, start, mutated.list, disk);
  const changed = await judgeChanged(base, one, mutated, disk);
  const names = await checkNames(base, one, start, disk);
  return { outcome: kind, odd: changed.odd, wrong: [...others, ...changed.wrong, ...names] };
}

/** Runs one case over the vault that is there, and as the first sync of an account, and judges all that is listed afterwards. */
export async function judgeCase(base: Baseline, one: Case): Promise<Verdict> {
  const tell = (start: string) => (text: string) => `${describeCase(one)} (${start}): ${text}`;
  try {
    const mutated = toMutated(mutate(base.vault.answer, one));
    const over = await judgeStart(base, one, mutated, 'over');
    const first = await judgeStart(base, one, mutated, 'first');
    const wrong = [...over.wrong.map(tell('known vault')), ...first.wrong.map(tell('first sync'))];
    return { over: over.outcome, first: first.outcome, odd: over.odd ?? first.odd, wrong };
  } catch (error) {
    return { over: 'thrown', first: 'thrown', odd: null, wrong: [tell('opening')(String(error))] };
  }
}
