interface FactorAnswer {
  readonly factor: 'webauthn' | 'duo';
  /** As the server wants it. */
  readonly token: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What a page of the web vault posts when a key or Duo has answered (bitwarden/clients connectors); null for all else. */
export function readPosted(data: unknown): FactorAnswer | null {
  if (typeof data !== 'object' || data === null) return null;
  const { command, data: answer, code, state } = data as Readonly<Record<string, unknown>>;
  if (command === 'webAuthnResult' && isText(answer)) return { factor: 'webauthn', token: answer };
  if (command === 'duoResult' && isText(code) && isText(state))
    return { factor: 'duo', token: `${code}|${state}` };
  return null;
}

/** Passes on what the page posts to itself; what frames and other windows post to it does not count. */
export function passOnFactor(pass: (answer: FactorAnswer) => void): void {
  addEventListener('message', ({ data, source, origin }) => {
    const answer = source === window && origin === location.origin ? readPosted(data) : null;
    if (answer) pass(answer);
  });
}
