import { CodedError } from '../errors';

/**
 * The body of an answer, at most `maxBytes` of it in memory.
 * @throws CodedError `answer-too-large` as soon as the limit is passed; `answer-damaged` when the connection breaks off.
 */
export async function readCapped(response: Response, maxBytes: number, host: string): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      const isLate = error instanceof DOMException && error.name === 'TimeoutError';
      throw new CodedError(isLate ? 'timeout' : 'answer-damaged', { host });
    });
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw new CodedError('answer-too-large', { host, number: String(Math.round(maxBytes / 1_048_576)) });
    }
    parts.push(value);
  }
  return join(parts, size);
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
