import { decodeBase64, encodeBase64 } from '../../lib/bytes';
import { OpenError, type OpenReason } from '../../lib/crypto';

/** One check that runs anywhere: under Node, in a page, in a worker. It throws when it fails. */
export interface VectorCase {
  readonly name: string;
  run(): Promise<void>;
}

const show = (value: unknown): string => (value instanceof Uint8Array ? encodeBase64(value) : String(value));

/** Texts, numbers and byte arrays must be the same. */
export function expectSame(actual: unknown, expected: unknown, what = 'value'): void {
  if (show(actual) !== show(expected))
    throw new Error(`${what}: expected ${show(expected)}, found ${show(actual)}`);
}

const MESSAGES: Readonly<Record<OpenReason, string>> = {
  tampered: 'cannot open: tampered',
  'newer-format': 'cannot open: newer-format',
  'wrong-type': 'cannot open: wrong-type',
};

/** The attempt must fail with exactly this OpenError, which says nothing beyond its reason. */
export async function expectRefused(
  attempt: Promise<unknown>,
  reason: OpenReason = 'tampered',
): Promise<void> {
  const error = await attempt.then(
    () => new Error('it was opened'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OpenError))
    throw new Error(`expected a refusal (${reason}), found ${String(error)}`, { cause: error });
  const isBare = error.cause === undefined && error.message === MESSAGES[reason];
  if (error.reason !== reason || !isBare) throw new Error(`expected ${reason}, found ${error.message}`);
}

/** Standard base64 of our own data files. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64(text);
  if (!bytes) throw new Error(`no base64: ${text}`);
  return bytes;
}

export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
