/** Something that must not lie on disk: a text, or the bytes of a key. */
export interface Secret {
  readonly name: string;
  readonly value: string | Uint8Array;
}

/** One way in which a secret could lie there. */
export interface Pattern {
  readonly secret: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/** Base64 of something that stands `offset` bytes into what was encoded: only the letters that nothing else has a say in. */
export function base64At(bytes: Uint8Array, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const from = Math.ceil((offset * 8) / 6);
  const to = Math.floor(((offset + bytes.length) * 8) / 6);
  return text.slice(from, to);
}

const toUrl = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_');

/** Texts that a secret's bytes are written as. */
function* writings(bytes: Uint8Array): Generator<readonly [form: string, text: string]> {
  for (const offset of [0, 1, 2]) {
    const base64 = base64At(bytes, offset);
    yield [`base64+${offset}`, base64];
    if (toUrl(base64) !== base64) yield [`base64url+${offset}`, toUrl(base64)];
  }
  const hex = Buffer.from(bytes).toString('hex');
  yield ['hex', hex];
  yield ['HEX', hex.toUpperCase()];
}

/** The bytes of a secret as programs hold texts; a key has one form only. */
function rawForms(value: string | Uint8Array): (readonly [form: string, bytes: Buffer])[] {
  if (typeof value !== 'string') return [['raw', Buffer.from(value)]];
  const utf8 = Buffer.from(value, 'utf8');
  return [
    ['utf8', utf8],
    ['utf16', Buffer.from(value, 'utf16le')],
    // Firefox writes the keys of its databases so that they sort: every ASCII letter one higher.
    ['utf8+1', utf8.map((byte) => (byte + 1) & 0xff) as Buffer],
  ];
}

function formsOf({ name, value }: Secret): Pattern[] {
  return rawForms(value).flatMap(([form, bytes]) => {
    const found: Pattern[] = [{ secret: name, form, bytes }];
    if (form === 'utf8+1') return found;
    for (const [how, text] of writings(bytes)) {
      found.push({ secret: name, form: `${form} ${how}`, bytes: Buffer.from(text, 'latin1') });
      found.push({ secret: name, form: `${form} ${how} utf16`, bytes: Buffer.from(text, 'utf16le') });
    }
    return found;
  });
}

/**
 * Every form of every secret: raw UTF-8 and UTF-16, base64 at all three alignments, standard and for URLs, hexadecimal in both cases,
 * and each of these texts in UTF-16 again. A text with capitals is looked for in small letters too.
 */
export function patternsOf(secrets: readonly Secret[]): Pattern[] {
  return secrets.flatMap(({ name, value }) => {
    const small = typeof value === 'string' ? value.toLowerCase() : value;
    const asIs = formsOf({ name, value });
    return small === value ? asIs : [...asIs, ...formsOf({ name, value: small })];
  });
}

export interface Hit {
  readonly secret: string;
  readonly form: string;
}

const START_BYTES = 4;

/** By their first bytes: at nearly every place of a file no pattern starts at all. */
function groupByStart(patterns: readonly Pattern[]): Map<number, Pattern[]> {
  const groups = new Map<number, Pattern[]>();
  for (const pattern of patterns) {
    if (pattern.bytes.length < 2 * START_BYTES)
      throw new Error(`too short to be looked for: ${pattern.secret}`);
    const start = pattern.bytes.readUInt32LE(0);
    groups.set(start, [...(groups.get(start) ?? []), pattern]);
  }
  return groups;
}

/** Looks for all patterns at once, byte by byte. */
export function createSearch(patterns: readonly Pattern[]): (bytes: Uint8Array) => Hit[] {
  const groups = groupByStart(patterns);
  const mayStart = new Uint8Array(0x1_0000);
  for (const start of groups.keys()) mayStart[start & 0xffff] = 1;
  return (bytes) => {
    const hits = new Map<string, Hit>();
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + START_BYTES <= whole.length; at += 1) {
      if (mayStart[(whole[at] ?? 0) | ((whole[at + 1] ?? 0) << 8)] === 0) continue;
      for (const { secret, form, bytes: wanted } of groups.get(whole.readUInt32LE(at)) ?? []) {
        const end = at + wanted.length;
        if (end <= whole.length && whole.compare(wanted, 0, wanted.length, at, end) === 0)
          hits.set(`${secret} ${form}`, { secret, form });
      }
    }
    return [...hits.values()];
  };
}
