import { draftOf, emptyDraft, type Item, type ItemDraft } from '../../lib/items';
import type { Stage } from '../kill/stage';
import type { Account } from '../server/account';
import type { EmbeddedServer } from '../server/index';
import { APART_MS, type Loss, type Side } from './browser-side';

/** A form that a person has open. */
interface Form {
  readonly id: string;
  readonly original: ItemDraft;
  readonly draft: ItemDraft;
  readonly replaced: string;
  readonly typed: string;
}

/** Two browsers of one person, and what has been typed in them. */
export interface World {
  readonly stage: Stage;
  readonly server: EmbeddedServer;
  readonly account: Account;
  readonly sides: readonly [Side, Side];
  readonly folders: readonly string[];
  readonly random: () => number;
  /** What somebody has typed and nobody has knowingly typed over: all of it must be there in the end. By value, the item's name. */
  readonly typed: Map<string, string>;
  readonly names: Map<string, string>;
  readonly forms: Map<Side, Form>;
  readonly tally: { edits: number; kills: number; losses: number; cuts: number };
}

const FIELDS = ['username', 'password', 'notes'] as const;
const LOSSES: readonly Loss[] = [
  'never arrives',
  'no answer',
  'half an answer',
  '503',
  '503 that did it',
  'a page',
];
/** The history keeps so many values: what falls out of it at the end has been seen for long. */
const NEARLY_FULL = 40;

const pickOne = <T>({ random }: World, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)];

const valueIn = ({ notes, values }: ItemDraft, field: string): string =>
  field === 'notes' ? notes : (values[field] ?? '');

/** The item is gone, or new and not archived before the server has it. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error && /not-found|read-only/.test(error.message);

/** Asks; null when the worker has died, or the item is none that this can be done with. */
async function askAbout<T>(side: Side, what: string, args: unknown): Promise<{ readonly answer: T } | null> {
  try {
    return await side.ask<T>(what, args);
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}

async function look(side: Side, id: string): Promise<ItemDraft | null> {
  const found = await askAbout<{ readonly item: Item }>(side, 'vault.item', { id });
  return found && draftOf(found.answer.item);
}

/** An item of those that are here, the same one in each run: ids are chance, names are not. */
async function pickItem(world: World, side: Side): Promise<{ id: string; draft: ItemDraft } | null> {
  const ids = [...(await side.rows()).keys()];
  for (const id of ids.filter((one) => !world.names.has(one))) {
    const draft = await look(side, id);
    if (draft) world.names.set(id, draft.name);
  }
  const nameOf = (id: string) => world.names.get(id) ?? '';
  const id = pickOne(
    world,
    ids.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
  );
  const draft = id === undefined ? null : await look(side, id);
  return id !== undefined && draft ? { id, draft } : null;
}

/** A form with a new value in one of its fields. Who types it has seen the old one. */
function typeInto(world: World, side: Side, id: string, original: ItemDraft): Form {
  const field = pickOne(world, FIELDS) ?? 'notes';
  world.tally.edits += 1;
  const typed = `${side.name}-${field}-${world.tally.edits}.`;
  const draft =
    field === 'notes'
      ? { ...original, notes: typed }
      : { ...original, values: { ...original.values, [field]: typed } };
  return { id, original, draft, typed, replaced: valueIn(original, field) };
}

/** Whatever becomes of a worker that dies meanwhile: the old value may be gone, and the new one is not promised. */
async function saveForm(world: World, side: Side, form: Form): Promise<void> {
  const { id, original, draft, typed, replaced } = form;
  const saved = await askAbout(side, 'vault.save', { id, original, draft });
  world.typed.delete(replaced);
  if (saved) world.typed.set(typed, draft.name);
  for (const { password } of original.history.slice(NEARLY_FULL))
    for (const value of world.typed.keys()) if (password.includes(value)) world.typed.delete(value);
}

async function edit(world: World, side: Side): Promise<void> {
  const form = world.forms.get(side);
  if (form) {
    world.forms.delete(side);
    return saveForm(world, side, form);
  }
  const found = await pickItem(world, side);
  if (!found) return;
  const opened = typeInto(world, side, found.id, found.draft);
  // Some forms stay open while the world moves on.
  if (world.random() < 0.2) world.forms.set(side, opened);
  else await saveForm(world, side, opened);
}

async function add(world: World, side: Side): Promise<void> {
  const name = `new-${world.tally.edits}`;
  const { draft, typed } = typeInto(world, side, '', { ...emptyDraft('login'), name });
  const random = (length: number) =>
    Array.from({ length }, () => Math.floor(world.random() * 16).toString(16)).join('');
  const newId = `${random(8)}-${random(4)}-4${random(3)}-8${random(3)}-${random(12)}`;
  if (await side.ask('vault.save', { id: null, newId, draft })) world.typed.set(typed, name);
}

/** Whoever deletes an item for good has seen what stands in it. */
async function remove(world: World, side: Side): Promise<void> {
  const found = await pickItem(world, side);
  if (!found) return;
  world.tally.edits += 1;
  const seen = JSON.stringify(found.draft);
  await askAbout(side, 'vault.remove', { id: found.id });
  for (const value of world.typed.keys()) if (seen.includes(value)) world.typed.delete(value);
}

async function turn(world: World, side: Side): Promise<void> {
  const found = await pickItem(world, side);
  if (!found) return;
  const { id, draft } = found;
  const { random, tally } = world;
  tally.edits += 1;
  const isOn = random() < 0.5;
  const dice = random();
  if (dice < 0.25) await askAbout(side, 'vault.favorite', { id, isFavorite: isOn });
  else if (dice < 0.5) await askAbout(side, isOn ? 'vault.trash' : 'vault.restore', { id });
  else if (dice < 0.75) await askAbout(side, 'vault.archive', { id, isArchived: isOn });
  else {
    const folderId = pickOne(world, [null, ...world.folders]) ?? null;
    await askAbout(side, 'vault.save', { id, original: draft, draft: { ...draft, folderId } });
  }
}

async function change(world: World, side: Side): Promise<void> {
  const dice = world.random();
  if (dice < 0.68) await edit(world, side);
  else if (dice < 0.93) await turn(world, side);
  else if (dice < 0.97) await add(world, side);
  else await remove(world, side);
}

/** A worker that dies somewhere on its way through a change, and the one that takes over. */
async function killWithin(world: World, side: Side): Promise<void> {
  world.tally.kills += 1;
  side.killSoon(1 + Math.floor(world.random() * 400));
  await change(world, side);
  await side.restart(world.random() < 0.3);
}

function disturb(world: World, side: Side): void {
  if (side.isOffline || world.random() < 0.3) {
    side.isOffline = !side.isOffline;
    world.tally.cuts += side.isOffline ? 1 : 0;
    return;
  }
  world.tally.losses += 1;
  side.loss = pickOne(world, LOSSES) ?? null;
}

/** One thing that happens in one of the browsers. */
export async function act(world: World): Promise<void> {
  const { random, sides, server, stage } = world;
  server.clock.advance(APART_MS);
  const side = sides[random() < 0.5 ? 0 : 1];
  const dice = random();
  if (dice < 0.62) await change(world, side);
  else if (dice < 0.75) side.tell('sync.now');
  else if (dice < 0.92) disturb(world, side);
  else await killWithin(world, side);
  // The other browser goes on in the middle of it, or when it is done.
  if (random() < 0.5) await stage.idle();
}

/** All lines are whole again: syncs and sends until nothing waits. False when that takes forever. */
export async function settleBoth({ sides, stage, server }: World): Promise<boolean> {
  for (let round = 0; round < 20; round += 1) {
    for (const side of sides) {
      server.clock.advance(APART_MS);
      side.isOffline = false;
      side.loss = null;
      side.tell('sync.now');
      await stage.idle();
    }
    if (round > 2 && sides.every((side) => side.waiting() === 0)) return true;
  }
  return false;
}
