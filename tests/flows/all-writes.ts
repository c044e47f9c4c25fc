import { randomUUID } from 'node:crypto';
import { emptyDraft, type ItemDraft, KINDS } from '../../lib/items';
import { add, rename, save } from './editing';
import type { Rig } from './rig';
import { until } from './until';

/** Requests that write. */
export const WRITES = /^\/api\/(?:ciphers|folders)/;

/** Something that a person does, in a vault with one item and one folder in it. */
export interface Write {
  readonly name: string;
  readonly prepare?: (rig: Rig, id: string) => Promise<unknown>;
  readonly act: (rig: Rig, id: string) => Promise<unknown>;
  /** Two changes may go out as one, if the second comes soon enough. */
  readonly isOneOrTwo?: boolean;
}

/** A form with something in every field. */
export const filled = (kind: ItemDraft['kind']): ItemDraft => {
  const draft = emptyDraft(kind);
  const values = Object.keys(draft.values).map((name) => [name, `a ${name}`]);
  return { ...draft, name: `New ${kind}`, notes: 'With a note', values: Object.fromEntries(values) };
};

const folderOf = async (rig: Rig, called: string): Promise<string> =>
  (await rig.list()).folders.find(({ name }) => name === called)?.id ?? '';

/** The server refuses it for good; the person has it sent again. */
async function refused(rig: Rig, id: string): Promise<void> {
  rig.server.faults.once({ method: 'PUT', path: WRITES }, { kind: 'status', status: 400 });
  await rename(rig, id, 'Refused at first');
  await until(async () => (await rig.status()).outbox.refused.length === 1);
}

async function editWhileCreated(rig: Rig): Promise<void> {
  const held = rig.server.faults.hold({ method: 'POST', path: WRITES });
  const id = await add(rig, { ...emptyDraft('note'), name: 'Still on its way' });
  await held.reached;
  await save(rig, id, () => ({ notes: 'Written meanwhile' }));
  held.release();
}

/** What is done to items. */
export const ITEMS: readonly Write[] = [
  ...KINDS.flatMap(({ kind }): Write[] =>
    kind === 'unknown' ? [] : [{ name: `a new ${kind}`, act: (rig) => add(rig, filled(kind)) }],
  ),
  { name: 'a change', act: (rig, id) => rename(rig, id, 'Changed') },
  {
    name: 'a new password',
    act: (rig, id) => save(rig, id, ({ values }) => ({ values: { ...values, password: 'new' } })),
  },
  { name: 'a star', act: (rig, id) => rig.ask('vault.favorite', { id, isFavorite: true }) },
  { name: 'a trip to the trash', act: (rig, id) => rig.ask('vault.trash', { id }) },
  {
    name: 'a way back out of the trash',
    prepare: (rig, id) => rig.ask('vault.trash', { id }),
    act: (rig, id) => rig.ask('vault.restore', { id }),
  },
  { name: 'a trip to the archive', act: (rig, id) => rig.ask('vault.archive', { id, isArchived: true }) },
  {
    name: 'a way back out of the archive',
    prepare: (rig, id) => rig.ask('vault.archive', { id, isArchived: true }),
    act: (rig, id) => rig.ask('vault.archive', { id, isArchived: false }),
  },
  { name: 'a deletion for good', act: (rig, id) => rig.ask('vault.remove', { id }) },
  {
    name: 'a move into a folder',
    act: async (rig, id) => {
      const folderId = await folderOf(rig, 'Work');
      await save(rig, id, () => ({ folderId }));
    },
  },
  { name: 'what is sent again', prepare: refused, act: (rig, id) => rig.ask('vault.resend', { id }) },
  {
    name: 'two changes in a row',
    isOneOrTwo: true,
    act: async (rig, id) => {
      await rename(rig, id, 'Changed once');
      await save(rig, id, () => ({ notes: 'and again' }));
    },
  },
  {
    name: 'a change that goes to the trash at once',
    isOneOrTwo: true,
    act: async (rig, id) => {
      await rename(rig, id, 'Thrown away');
      await rig.ask('vault.trash', { id });
    },
  },
  { name: 'a change of an item that is still on its way', isOneOrTwo: true, act: editWhileCreated },
];

const FOLDERS: readonly Write[] = [
  { name: 'a new folder', act: (rig) => rig.ask('folder.create', { newId: randomUUID(), name: 'More' }) },
  {
    name: 'a new folder with an item in it',
    act: async (rig, id) => {
      const folder = await rig.ask('folder.create', { newId: randomUUID(), name: 'Most' });
      await save(rig, id, () => ({ folderId: folder.id }));
    },
  },
  {
    name: 'another name of a folder',
    act: async (rig) =>
      rig.ask('folder.rename', { names: [{ id: await folderOf(rig, 'Work'), name: 'Jobs' }] }),
  },
  {
    name: 'a folder that goes',
    act: async (rig) => rig.ask('folder.remove', { id: await folderOf(rig, 'Jobs') }),
  },
];

/** Every kind of write that there is. */
export const ALL = [...ITEMS, ...FOLDERS];
