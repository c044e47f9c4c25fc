import { orgPinsItem } from '../browser';

/** What the person has said of an organisation: yes or no to the key that it had then. */
export interface OrgPin {
  /** See `KeyRing.print`. */
  readonly print: string;
  readonly isAccepted: boolean;
  /** Another key than the one that was said yes to, that was said no to since. */
  readonly declined?: string;
}

/** By organisation id in lower case. */
export type OrgPins = Readonly<Record<string, OrgPin>>;

type AllPins = Readonly<Record<string, OrgPins>>;

async function readAll(): Promise<AllPins> {
  const stored = (await orgPinsItem.get()) as { version?: unknown; pins?: AllPins } | null;
  return stored?.version === 1 && stored.pins ? stored.pins : {};
}

/** What was said of organisations of an account. It outlives a sign-out: nobody is asked twice about the same key. */
export async function readOrgPins(account: string): Promise<OrgPins> {
  const all = await readAll();
  return Object.hasOwn(all, account) ? (all[account] ?? {}) : {};
}

/** Remembers an answer. A no to another key takes no yes back. To be called in turn: all accounts' stand in one place. */
export async function writeOrgPin(account: string, organization: string, pin: OrgPin): Promise<void> {
  const all = await readAll();
  const before = (await readOrgPins(account))[organization];
  const isStill = before?.isAccepted && !pin.isAccepted && before.print !== pin.print;
  const own = {
    ...all[account],
    [organization]: isStill ? { ...before, declined: pin.print } : pin,
  };
  await orgPinsItem.set({ version: 1, pins: { ...all, [account]: own } });
}
