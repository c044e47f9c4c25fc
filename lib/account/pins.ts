import { pinsItem } from '../browser';
import type { KdfSummary, ServerUrls } from '../session';

/** The strongest protection that an account was seen with. Survives signing out, so that a server cannot quietly lower it. */
export interface Pin {
  readonly kdf: KdfSummary;
  readonly keyType: 0 | 2;
  /** True once its user key was of the newer format. */
  readonly isNewer?: boolean;
  /** By which the user key is known again; pins of older releases have none. */
  readonly keyPrint?: string;
  /** Second-factor token of this browser, sealed under the stretched master key. */
  readonly sealedRememberToken: string | null;
}

type Pins = Readonly<Record<string, Pin>>;

const keyOf = (urls: ServerUrls, email: string): string => `${new URL(urls.identity).origin}|${email}`;

async function readAll(): Promise<Pins> {
  const stored = (await pinsItem.get()) as { version?: unknown; pins?: Pins } | null;
  return stored?.version === 1 && stored.pins ? stored.pins : {};
}

/** What is remembered of an account; null on first sight. */
export async function readPin(urls: ServerUrls, email: string): Promise<Pin | null> {
  const pins = await readAll();
  const key = keyOf(urls, email);
  return Object.hasOwn(pins, key) ? (pins[key] ?? null) : null;
}

/** Remembers what an account was seen with, after a sign-in that was accepted. */
export async function writePin(urls: ServerUrls, email: string, pin: Pin): Promise<void> {
  await pinsItem.set({ version: 1, pins: { ...(await readAll()), [keyOf(urls, email)]: pin } });
}
