const OWNER = 0;
const ADMIN = 1;

/** Something that is obeyed of a policy. */
export interface Demand {
  /** Of the policy: the wire's number (bitwarden/server PolicyType). */
  readonly type: number;
  /** The roles that it does not bind. */
  readonly exempt: readonly number[];
  /** True where it binds only once the person has agreed to the organisation. */
  readonly waits: boolean;
}

/**
 * All that is obeyed of policies, and when. A server can make up an organisation at any time. What only tightens binds at once, whoever asks:
 * nobody loses anything by it. What would keep somebody from saving, exporting or seeing what is their own waits for the person's yes to the
 * organisation. No other type (0, 3, 4, 6 to 8, 10 to 13, 17 and later) does anything here, whether agreed to or not: one that is added and
 * keeps somebody from something waits too.
 */
export const DEMANDS = {
  /** At once: a password that falls short is told of, and opens the vault all the same. */
  masterPassword: { type: 1, exempt: [], waits: false },
  /** At once: what is generated gets longer; what is typed is saved as ever. */
  generator: { type: 2, exempt: [], waits: false },
  /** Waits: nobody could save anything, for an organisation that waits has no collection here to save into. */
  ownItems: { type: 5, exempt: [OWNER, ADMIN], waits: true },
  /** At once: locked sooner, and opened by the same password without a server. */
  lockTime: { type: 9, exempt: [OWNER], waits: false },
  /** Waits: the vault leaves this computer, and whether it comes back is the server's to say. */
  signOut: { type: 9, exempt: [OWNER], waits: true },
  /** At once: the master password, by which every PIN was set, opens as ever. */
  pin: { type: 14, exempt: [], waits: false },
  /** Waits: nothing new of the person's own could be saved of any kind that it names. */
  kinds: { type: 15, exempt: [], waits: true },
  /** At once: what is not offered for a page any more can be copied as ever; a login that says how it is compared is as it says. */
  match: { type: 16, exempt: [OWNER, ADMIN], waits: false },
} as const satisfies Readonly<Record<string, Demand>>;
