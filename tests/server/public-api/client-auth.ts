/** A client's name and secret, as they came. */
export interface Credentials {
  readonly id: string;
  readonly secret: string;
}

/** In the header as they are, in the header form-encoded (RFC 6749, 2.3.1), or in the body. */
export type ClientAuth = 'raw' | 'encoded' | 'post';

/** Null when a percent sign begins nothing. */
function decodeForm(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function readBasic(header: string): Credentials | null {
  const encoded = /^basic ([a-z0-9+/]+=*)$/i.exec(header)?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}

function decoded({ id, secret }: Credentials): Credentials | null {
  const [name, word] = [decodeForm(id), decodeForm(secret)];
  return name === null || word === null ? null : { id: name, secret: word };
}

/** Every reading of a request that one of the accepted ways allows. */
export function readCredentials(
  authorization: string | undefined,
  form: ReadonlyMap<string, string>,
  accepted: readonly ClientAuth[],
): Credentials[] {
  const basic = authorization === undefined ? null : readBasic(authorization);
  const [id, secret] = [form.get('client_id'), form.get('client_secret')];
  const readings = {
    raw: basic,
    encoded: basic && decoded(basic),
    post: id === undefined || secret === undefined ? null : { id, secret },
  };
  return accepted.map((way) => readings[way]).filter((found) => found !== null);
}
