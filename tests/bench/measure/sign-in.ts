import { t } from '../../e2e/words.ts';
import type { StatusEntry } from '../probe.ts';
import { type Watched, within } from '../subject.ts';
import { type Measure, repeat } from './bench-case.ts';

/** The server has taken the password: from here on all the time is the vault's. */
const isAccepted = ({ state, step }: StatusEntry): boolean =>
  state === 'unlocked' || step === 'working syncing';

const isSynced = ({ sync, lastSynced }: StatusEntry): boolean => sync === 'idle' && lastSynced !== null;

/** When the sync ran, as far as the session told it. */
function syncTimes(statuses: readonly StatusEntry[]): { accepted: number; began: number; ended: number } {
  const accepted = statuses.findIndex(isAccepted);
  const after = statuses.slice(Math.max(0, accepted));
  const began = after.find(({ sync }) => sync === 'running');
  const ended = after.find((entry) => isSynced(entry) && entry.at > (began?.at ?? 0));
  return {
    accepted: accepted < 0 ? Number.NaN : (statuses[accepted]?.at ?? Number.NaN),
    began: began?.at ?? Number.NaN,
    ended: ended?.at ?? Number.NaN,
  };
}

async function signOut({ surface }: Watched, email: string): Promise<void> {
  await surface.click('button', t('accountMenu', email));
  await surface.click('menuitem', t('signOut'));
  await surface.click('button', t('signOut'));
  await surface.see('heading', t('signIn'));
}

/** Signs in again and again: from the server's yes to the last row, and the sync alone. */
export const measureSignIn: Measure = async ({ world, subject, recorder, runs }) => {
  await repeat(runs, async (run) => {
    const popup = await subject.openPopup();
    const { probe, page, surface } = popup;
    if (run > 0) {
      await within(subject.patience, 'the list', probe.opened());
      await signOut(popup, world.account.email);
    }
    await surface.see('heading', t('signIn'));
    await subject.signIn(popup);
    await probe.followStatus();
    await probe.arm({ kind: 'lines', count: world.vault.live });
    const all = await within(subject.patience, 'all rows after signing in', probe.reached());
    await subject.rest();
    const { accepted, began, ended } = syncTimes(await probe.statuses());
    recorder.add('sync.first', all - accepted);
    if (Number.isFinite(ended - began)) recorder.add('sync.first.sync', ended - began);
    await page.close();
    await subject.rest();
  });
};
