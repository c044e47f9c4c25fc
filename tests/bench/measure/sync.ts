import { readStatus } from '../../e2e/status.ts';
import { t } from '../../e2e/words.ts';
import { type Watched, within } from '../subject.ts';
import { type BenchCase, type Measure, repeat } from './bench-case.ts';

/** Presses "Sync now" in the account's menu; gives the moment. */
async function pressSync({ surface, probe }: Watched, email: string): Promise<number> {
  await surface.click('button', t('accountMenu', email));
  await surface.click('menuitem', t('syncNow'));
  return probe.at('click');
}

/** Resolves with the moment when the session told of a sync that ended after `since`. */
async function syncEnd({ page }: Watched, since: number, patience: number): Promise<number> {
  const found = await page.waitForFunction(
    (from) => {
      const { statuses } = latchkeyProbe;
      const began = statuses.find(({ at, sync }) => at >= from && sync === 'running');
      return began && statuses.find(({ at, sync }) => at > began.at && sync !== 'running');
    },
    since,
    { timeout: patience, polling: 50 },
  );
  return (await found.jsonValue())?.at ?? Number.NaN;
}

async function syncSame({ world, subject, recorder }: BenchCase, popup: Watched): Promise<void> {
  const pressed = await pressSync(popup, world.account.email);
  recorder.add('sync.same', (await syncEnd(popup, pressed, subject.patience)) - pressed);
  const { error } = (await readStatus(popup.surface)).sync;
  if (error) throw new Error(`the sync failed: ${error.code}`);
}

interface Told {
  readonly sync: { readonly lastSynced: number };
}

interface ExtensionApi {
  readonly storage: {
    readonly session: {
      get(key: string): Promise<{ status: Told & { accounts: Told[] } }>;
      set(values: object): Promise<void>;
    };
  };
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
}

/** Makes the last sync an hour old and gives a sign of life, as every popup does when it opens. Runs in the popup; gives the moment. */
async function touchStale(): Promise<number> {
  const HOUR_MS = 3_600_000;
  const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
  const { status } = await chrome.storage.session.get('status');
  const older = <T extends Told>(told: T): T => ({
    ...told,
    sync: { ...told.sync, lastSynced: told.sync.lastSynced - HOUR_MS },
  });
  await chrome.storage.session.set({
    status: { ...older(status), accounts: status.accounts.map(older) },
  });
  const at = performance.now();
  void chrome.runtime.sendMessage({ name: 'account.touch' });
  return at;
}

async function syncQuietly({ subject, recorder }: BenchCase, popup: Watched): Promise<void> {
  const touched = await popup.page.evaluate(touchStale);
  recorder.add('sync.quiet', (await syncEnd(popup, touched, subject.patience)) - touched);
}

async function syncOne(
  { world, subject, recorder }: BenchCase,
  popup: Watched,
  number: number,
): Promise<void> {
  const name = `Wandering Lighthouse ${number}`;
  world.vault.rename(name);
  await popup.probe.arm({ kind: 'named', start: `${name},` });
  const pressed = await pressSync(popup, world.account.email);
  const shown = await within(subject.patience, 'the changed row', popup.probe.reached());
  recorder.add('sync.one', shown - pressed);
  await syncEnd(popup, pressed, subject.patience);
}

/** Syncs by itself and by hand with nothing new; then with one new name, which is waited for in the list. */
export const measureSync: Measure = async (bench) => {
  const { subject, runs, world } = bench;
  const popup = await subject.openPopup();
  await within(subject.patience, 'the list', popup.probe.opened());
  await popup.probe.followStatus();
  await popup.surface.fill('combobox', t('search'), 'wandering');
  await popup.probe.arm({ kind: 'named', start: 'Wandering' });
  await within(subject.patience, 'the row that will change', popup.probe.reached());
  // Tokens are fetched, and the first change of the run is behind us, before the clock counts.
  await pressSync(popup, world.account.email).then((at) => syncEnd(popup, at, subject.patience));
  await repeat(runs, async () => {
    await subject.rest();
    await syncQuietly(bench, popup);
    await subject.rest();
    await syncSame(bench, popup);
  });
  await repeat(runs, async (run) => {
    await subject.rest();
    await syncOne(bench, popup, run + 1);
  });
  await popup.page.close();
};
