import { type AccountBoard, type InTurn, readOrgPins, writeOrgPin } from '../../lib/account';
import type { AgreedOrganization, OwnerChange } from '../../lib/session';
import type { Store } from '../../lib/store';
import { questionsOf } from '../../lib/sync';
import { readOrganizations } from '../../lib/vault';
import type { RunSync } from './run-sync';

export interface AnswersDeps {
  readonly account: string;
  readonly board: AccountBoard;
  readonly store: Store;
  readonly syncNow: RunSync;
  /** Sends what has waited for an answer. */
  readonly drain: () => Promise<void>;
  readonly inTurn: InTurn;
}

/** What the person says to what a sync has asked. */
export interface Answers {
  /** About a smaller vault: it is taken, or not asked about again until the server's vault changes. */
  held(take: boolean): Promise<void>;
  /** About an organisation and the key that was shown. What it shares comes with a sync; a key that came meanwhile is asked about anew. */
  organization(id: string, print: string, isAccepted: boolean): Promise<void>;
  /** The organisations that were said yes to. */
  agreed(): Promise<readonly AgreedOrganization[]>;
  /** Yes to changes of owner, those that were shown. */
  owners(shown: readonly OwnerChange[]): Promise<void>;
}

/** @see Answers */
export function createAnswers({ account, board, store, syncNow, drain, inTurn }: AnswersDeps): Answers {
  const tell = async () => board.updateSync(questionsOf(await store.readVault(account)));
  const readStrangers = async () => (await store.readVault(account))?.strangers ?? [];
  const isAsked = async (id: string, print: string): Promise<boolean> =>
    (await readStrangers()).some((stranger) => stranger.id === id && stranger.print === print);
  const decline = async (id: string, print: string) => {
    const strangers = await readStrangers();
    const isIt = (stranger: (typeof strangers)[number]) => stranger.id === id && stranger.print === print;
    await store.noteVault(account, {
      strangers: strangers.map((stranger) => (isIt(stranger) ? { ...stranger, isDeclined: true } : stranger)),
    });
    await tell();
  };
  /** A yes waits for what is on its way, of which the sync after it has heard: the next one makes it good. */
  const follow = async (isWaiting: boolean) => {
    if (isWaiting) await syncNow({ force: false });
    await drain();
  };
  return {
    held: async (take) => {
      if (take) return syncNow({ force: true, acceptSmaller: true });
      const held = (await store.readVault(account))?.held;
      if (held) await store.noteVault(account, { held: { ...held, declined: true } });
      await tell();
    },
    organization: async (id, print, isAccepted) => {
      await inTurn(() => writeOrgPin(account, id, { print, isAccepted }));
      await (isAccepted ? syncNow({ force: true, isFresh: true }) : decline(id, print));
      void follow(isAccepted && (await isAsked(id, print)));
    },
    agreed: async () => {
      const vault = await store.readVault(account);
      const pins = await readOrgPins(account);
      return (vault ? readOrganizations(vault) : []).flatMap(({ id, name }) => {
        const pin = pins[id.toLowerCase()];
        return pin?.isAccepted ? [{ id, name, print: pin.print }] : [];
      });
    },
    owners: (shown) => syncNow({ force: true, takeOwners: shown }),
  };
}
