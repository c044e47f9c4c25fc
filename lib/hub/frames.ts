import { decode } from '@msgpack/msgpack';

/** What a client says first (SignalR hub protocol, "Handshake Request"). */
export const HANDSHAKE = '{"protocol":"messagepack","version":1}\u001e';

/** `[6]` with its length in front. */
export const PING: Uint8Array<ArrayBuffer> = Uint8Array.of(0x02, 0x91, 0x06);

/** Real messages have a few hundred bytes. */
const MOST_BYTES = 64 * 1024;
const MOST_MESSAGES = 64;
const LIMITS = {
  maxStrLength: 16 * 1024,
  maxBinLength: 1024,
  maxArrayLength: 1024,
  maxMapLength: 64,
  maxExtLength: 16,
} as const;

const RECORD_END = 0x1e;

/** Five bytes of seven bits each, the lowest first. */
const MOST_LENGTH_BYTES = 5;

interface Length {
  readonly value: number;
  readonly end: number;
}

function readLength(bytes: Uint8Array, start: number): Length | null {
  let value = 0;
  for (let at = 0; at < MOST_LENGTH_BYTES; at += 1) {
    const byte = bytes[start + at];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return { value, end: start + at + 1 };
  }
  return null;
}

function decodeOne(bytes: Uint8Array): { readonly value: unknown } | null {
  try {
    return { value: decode(bytes, LIMITS) };
  } catch {
    return null;
  }
}

/**
 * The messages in a binary frame: each is a MessagePack value behind its length.
 * @returns null for a frame that is malformed anywhere, or larger than any real one.
 */
export function readFrame(bytes: Uint8Array): readonly unknown[] | null {
  if (bytes.length > MOST_BYTES) return null;
  const messages: unknown[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = readLength(bytes, at);
    if (!length || length.value === 0 || length.end + length.value > bytes.length) return null;
    const message = decodeOne(bytes.subarray(length.end, length.end + length.value));
    if (!message || messages.length === MOST_MESSAGES) return null;
    messages.push(message.value);
    at = length.end + length.value;
  }
  return messages;
}

/**
 * The server's answer to the handshake, which comes as text or as bytes.
 * @returns what follows it in the same frame; null for a refusal and for all else.
 */
export function readHandshake(data: string | Uint8Array): Uint8Array | null {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const end = bytes.indexOf(RECORD_END);
  if (end < 0 || bytes.length > MOST_BYTES) return null;
  try {
    const answer: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
    const isGood = typeof answer === 'object' && answer !== null && !('error' in answer && answer.error);
    return isGood ? bytes.subarray(end + 1) : null;
  } catch {
    return null;
  }
}
