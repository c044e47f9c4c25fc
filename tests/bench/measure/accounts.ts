import { agreeBefore } from '../../e2e/accept-organizations.ts';
import { askBackground } from '../../e2e/ask.ts';
import { readStatus } from '../../e2e/status.ts';
import { t } from '../../e2e/words.ts';
import { SEARCH_WORDS } from '../../server/big-vault.ts';
import { heapOf } from '../heap.ts';
import { medianOf } from '../stats.ts';
import { type Subject, within } from '../subject.ts';
import { ACCOUNT, openWorld, type World } from '../world.ts';
import { type BenchCase, type Measure, repeat } from './bench-case.ts';
import { timePopup } from './popup.ts';
import { clear, typeWord } from './search.ts';

/** Signs in to another account of the same size, and waits for all rows of both. Gives the other account's id. */
async function addAccount({ world, subject }: BenchCase, second: World): Promise<string> {
  const { page, surface, probe } = await subject.openPopup();
  const server = { region: 'own', base: second.server.url };
  await agreeBefore(surface, `${second.server.url}|${second.account.userId}`, second.vault.organizations);
  await askBackground(surface, 'account.signIn', { server, ...ACCOUNT });
  await probe.arm({ kind: 'lines', count: world.vault.live + second.vault.live });
  await within(subject.patience, 'all rows of both', probe.reached());
  const { accounts } = await readStatus(surface);
  await subject.rest();
  await page.close();
  return accounts.at(-1)?.account.id ?? '';
}

async function leave(subject: Subject, account: string): Promise<void> {
  const { page, surface } = await subject.openPopup();
  await askBackground(surface, 'account.signOut', { account });
  await page.close();
}

async function measureBoth({ world, subject, recorder, runs }: BenchCase, second: World): Promise<void> {
  const site = await subject.open(world.siteUrl);
  const tabId = await subject.driver.tabId(site.surface);
  await timePopup(subject, tabId);
  await repeat(runs, async () => recorder.add('accounts.popup', await timePopup(subject, tabId)));
  await site.page.close();
  const popup = await subject.openPopup();
  await popup.probe.arm({ kind: 'lines', count: world.vault.live + second.vault.live });
  await within(subject.patience, 'all rows of both', popup.probe.reached());
  await popup.page.getByRole('combobox', { name: t('search') }).focus();
  await subject.rest();
  await repeat(runs, async () => {
    const times = await typeWord(popup, SEARCH_WORDS.common, subject.patience);
    recorder.add('accounts.search', medianOf(times.map(({ paint }) => paint)) ?? Number.NaN);
    await clear(popup);
  });
  recorder.add('accounts.heap', (await heapOf(popup.page)).heap);
  await popup.page.close();
}

/** A second account of the same size on another server: the popup of both, and the search in both. It is left in the end. */
export const measureAccounts: Measure = async (bench) => {
  const second = await openWorld(bench.world.items);
  try {
    const account = await addAccount(bench, second);
    try {
      await measureBoth(bench, second);
    } finally {
      await leave(bench.subject, account);
    }
  } finally {
    await second.close();
  }
};
