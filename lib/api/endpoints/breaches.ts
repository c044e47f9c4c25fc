import { CodedError } from '../../errors';
import { refusal } from '../answer';
import type { Send } from '../http';

const PREFIX = 5;

/**
 * How often a password stands in known breaches (haveibeenpwned.com, range API): only the first five of the 40 digits of its hash leave
 * this device, and the answer is padded so that its length tells nothing.
 * @param sha1 of the password, 40 hexadecimal digits.
 * @throws CodedError where no answer came, or none that can be read.
 */
export async function countBreaches(send: Send, sha1: string): Promise<number> {
  const hash = sha1.toUpperCase();
  const url = `https://api.pwnedpasswords.com/range/${hash.slice(0, PREFIX)}`;
  const headers = { 'Add-Padding': 'true' };
  const answer = await send({ method: 'GET', url, headers, anonymous: true, maxBytes: 1_048_576 });
  if (answer.status !== 200) throw refusal(answer, url);
  const lines = new TextDecoder().decode(answer.bytes).split(/\r?\n/);
  if (!lines.every((line) => /^([0-9A-F]{35}:\d+)?$/i.test(line)))
    throw new CodedError('answer-damaged', { host: new URL(url).host });
  const found = lines.find((line) => line.toUpperCase().startsWith(`${hash.slice(PREFIX)}:`));
  return found ? Number(found.split(':')[1]) : 0;
}
