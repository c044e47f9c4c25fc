/** What a good token answer says, before a variant bends it. */
export interface TokenAnswer {
  readonly token: string;
  readonly seconds: number;
  readonly scope: string;
}

const json = (body: object, status = 200, type = 'application/json'): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store' },
  });

/** As the service documents it: `type` stands where RFC 6749 wants `token_type`. */
const documented = ({ token, seconds, scope }: TokenAnswer) => ({
  type: 'Bearer',
  access_token: token,
  expires_in: seconds,
  scope,
});

/** As RFC 6749 wants it. */
const standard = ({ token, seconds, scope }: TokenAnswer) => ({
  token_type: 'Bearer',
  access_token: token,
  expires_in: seconds,
  scope,
});

/** How real token services answer, by the name that `?variant=` takes. */
export const VARIANTS = {
  documented: (answer) => json(documented(answer)),
  standard: (answer) => json(standard(answer)),
  'other-type': (answer) => json({ ...standard(answer), type: 'serviceToken' }),
  'no-type': (answer) => json({ ...standard(answer), token_type: undefined }),
  'expires-text': (answer) => json({ ...documented(answer), expires_in: String(answer.seconds) }),
  'expires-missing': (answer) => json({ ...documented(answer), expires_in: undefined }),
  'expires-null': (answer) => json({ ...documented(answer), expires_in: null }),
  'expires-negative': (answer) => json({ ...documented(answer), expires_in: -1 }),
  'expires-zero': (answer) => json({ ...documented(answer), expires_in: 0 }),
  'scope-list': (answer) => json({ ...documented(answer), scope: answer.scope.split(' ') }),
  'scope-null': (answer) => json({ ...documented(answer), scope: null, refresh_token: null }),
  'bearer-token': (answer) => json({ ...standard(answer), token_type: 'BearerToken' }),
  'application-token': (answer) => json({ ...standard(answer), token_type: 'Application Access Token' }),
  'camel-case': ({ token, seconds, scope }) =>
    json({ tokenType: 'Bearer', accessToken: token, expiresIn: seconds, scope }),
  'error-in-200': () => json({ error: 'invalid_client', error_description: 'The client is not known.' }),
  'form-encoded': (answer) =>
    new Response(
      new URLSearchParams(
        Object.entries(standard(answer)).map(([name, value]): [string, string] => [name, String(value)]),
      ),
    ),
  created: (answer) => json(standard(answer), 201),
  'plain-text': (answer) => json(standard(answer), 200, 'text/plain; charset=utf-8'),
} satisfies Readonly<Record<string, (answer: TokenAnswer) => Response>>;

export type BitsVariant = keyof typeof VARIANTS;

export const isVariant = (name: string): name is BitsVariant => Object.hasOwn(VARIANTS, name);

/** In what a refusal is written. */
export type ErrorForm = 'json' | 'form' | 'text' | 'html';

const FORMS: Readonly<Record<ErrorForm, (error: string, description: string) => [string, string]>> = {
  json: (error, description) => [
    'application/json',
    JSON.stringify({ error, error_description: description }),
  ],
  form: (error, description) => [
    'application/x-www-form-urlencoded',
    String(new URLSearchParams({ error, error_description: description })),
  ],
  text: (error, description) => ['text/plain; charset=utf-8', `${error}: ${description}`],
  html: (error, description) => [
    'text/html; charset=utf-8',
    `<!DOCTYPE html><title>${error}</title><p>${description}</p>`,
  ],
};

export const isErrorForm = (name: string): name is ErrorForm => Object.hasOwn(FORMS, name);

/** A refusal of RFC 6749, in its own or another writing. */
export function errorAnswer(
  refusal: { readonly status: number; readonly error: string; readonly description: string },
  form: ErrorForm,
  headers: Readonly<Record<string, string>>,
): Response {
  const [type, body] = FORMS[form](refusal.error, refusal.description);
  return new Response(body, { status: refusal.status, headers: { 'Content-Type': type, ...headers } });
}
