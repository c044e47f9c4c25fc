import { deriveOverviewKey } from '../../lib/account/overview-key';
import type { SessionStatus } from '../../lib/session';
import { compareRows, type Expected, listOf, readDisk, whichVault } from './check';
import { type Fixture, PASSWORD } from './fixture';
import { type Machine, takeSnapshot } from './machine';
import { statusOn } from './stage';

/** Something is there, and more than an empty list. */
const has = ({ session }: Machine, key: string): boolean =>
  session.has(key) && !['null', '{}'].includes(session.get(key) ?? '');

/** The state that what is kept stands for. */
function trueState(machine: Machine): SessionStatus['state'] {
  const accounts = JSON.parse(machine.local.get('accounts') ?? 'null') as { current: string | null } | null;
  if (!accounts?.current) return 'signed-out';
  return has(machine, 'unlocked') ? 'unlocked' : 'locked';
}

/** Nothing that opens anything may be in memory any more, nor anything that was typed, unless a sign-in waits for the person. */
async function checkLocked(
  machine: Machine,
  { userKeyText }: Fixture,
  isWaiting: boolean,
): Promise<string[]> {
  if (isWaiting) return [];
  const wrong = [
    'unlocked',
    'overviewKeys',
    'pendingSignIn',
    'popupRoute',
    'editDraft',
    'fillCycle',
    'keyChallenge',
  ]
    .filter((key) => has(machine, key))
    .map((key) => `${key} has survived the lock`);
  const memory = [...machine.session.values()].join('\n');
  for (const secret of [PASSWORD, userKeyText, await deriveOverviewKey(userKeyText)])
    if (memory.includes(secret)) wrong.push('a secret has survived the lock');
  return wrong;
}

/** Who has signed out leaves nothing of a vault on this disk. */
async function checkLeft(machine: Machine): Promise<string[]> {
  const { vault, items, sealed, stamps } = readDisk(await takeSnapshot(machine));
  const isBare = !vault && items.size === 0 && sealed.size === 0 && stamps === null;
  return isBare ? [] : ['signed out, but the vault is still on disk'];
}

/** Once a worker has started and has nothing left to do: the status tells the truth, and the list is that of the vault. */
export async function checkSession(
  machine: Machine,
  fixture: Fixture,
  expected: readonly Expected[],
): Promise<string[]> {
  const status = statusOn(machine);
  if (!status) return ['there is no status'];
  const state = trueState(machine);
  const wrong: string[] = [];
  if (status.state !== state) wrong.push(`the status says ${status.state}, but it is ${state}`);
  if (status.sync.progress !== null || status.sync.state === 'running')
    wrong.push('the status shows a sync that nobody runs');
  if (status.opening !== null) wrong.push('the status shows an opening that nobody does');
  if (status.signIn?.step.name === 'working') wrong.push('the status shows a sign-in that nobody works on');
  if (state !== 'unlocked') {
    const isWaiting = status.signIn !== null && status.signIn.step.name !== 'failed';
    const left = state === 'signed-out' ? await checkLeft(machine) : [];
    return [...wrong, ...left, ...(await checkLocked(machine, fixture, isWaiting))];
  }
  if (!has(machine, 'overviewKeys')) wrong.push("unlocked, but the list's key is missing");
  if (status.lockAt === null || ![...machine.alarms.keys()].some((name) => name.startsWith('lock of ')))
    wrong.push('unlocked, but nothing will lock it');
  return [...wrong, ...(await checkList(machine, fixture, expected, status))];
}

async function checkList(
  machine: Machine,
  fixture: Fixture,
  expected: readonly Expected[],
  { sync }: SessionStatus,
): Promise<string[]> {
  const snapshot = await takeSnapshot(machine);
  const disk = readDisk(snapshot);
  if (!disk.vault) return sync.error || sync.lastSynced === null ? [] : ['synced, but there is no vault'];
  const found = whichVault(disk, expected);
  if (!found) return ['what lies on disk is no whole vault'];
  const list = await listOf(snapshot, fixture);
  if (!list?.head.isComplete || list.head.generation !== disk.vault.generation)
    return ['the list is not made'];
  const told =
    sync.lastSynced === disk.vault.syncedAt ? [] : ['the status tells another time of the last sync'];
  return [...told, ...compareRows(list.rows, found, expected)];
}
