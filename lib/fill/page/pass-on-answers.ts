interface FactorAnswer {
  readonly factor: 'webauthn' | 'duo';
  /** As the server wants it. */
  readonly token: string;
}

/** What single sign-on has given. */
interface SsoAnswer {
  readonly code: string;
  readonly state: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * What a page of the web vault posts when a key or Duo has answered, or an organisation's own sign-in (bitwarden/clients connectors); null
 * for all else.
 */
export function readPosted(data: unknown): FactorAnswer | SsoAnswer | null {
  if (typeof data !== 'object' || data === null) return null;
  const { command, data: answer, code, state } = data as Readonly<Record<string, unknown>>;
  if (command === 'webAuthnResult' && isText(answer)) return { factor: 'webauthn', token: answer };
  if (!isText(code) || !isText(state)) return null;
  if (command === 'duoResult') return { factor: 'duo', token: `${code}|${state}` };
  return command === 'authResult' ? { code, state } : null;
}

export interface AnswerTakers {
  factor(answer: FactorAnswer): void;
  sso(answer: SsoAnswer): void;
}

/** Passes on what the page posts to itself; what frames and other windows post to it does not count. */
export function passOnAnswers({ factor, sso }: AnswerTakers): void {
  addEventListener('message', ({ data, source, origin }) => {
    const answer = source === window && origin === location.origin ? readPosted(data) : null;
    if (answer === null) return;
    if ('factor' in answer) factor(answer);
    else sso(answer);
  });
}
