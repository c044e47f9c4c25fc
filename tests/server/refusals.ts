import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

type Texts = Readonly<Record<string, readonly string[]>>;

const empty = { exceptionMessage: null, exceptionStackTrace: null, innerExceptionMessage: null };

const thrown = (
  status: ContentfulStatusCode,
  body: unknown,
  headers: Record<string, string> = {},
): HTTPException => new HTTPException(status, { res: Response.json(body, { status, headers }) });

/** The `/api` error body (bitwarden/server ErrorResponseModel). */
export const apiErrorBody = (message: string, validationErrors: Texts | null = null) => ({
  message,
  validationErrors,
  ...empty,
  object: 'error',
});

/** A refusal of the `/api` side: business rule, permission, missing thing. To be thrown. */
export const refuse = (status: ContentfulStatusCode, message: string): HTTPException =>
  thrown(status, apiErrorBody(message));

/** A body that does not fit the model: the texts stand under the members' names. To be thrown. */
export const refuseModel = (errors: Texts): HTTPException =>
  thrown(400, apiErrorBody('The model state is invalid.', errors));

export const notFound = (): HTTPException => refuse(404, 'Resource not found.');

/** No or no valid bearer token: the official server sends no body at all. To be thrown. */
export const unauthorized = (): HTTPException =>
  new HTTPException(401, {
    res: new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } }),
  });

export interface TokenRefusal {
  readonly error: string;
  readonly description?: string;
  readonly message?: string;
  /** Further members beside the OAuth ones, PascalCase. */
  readonly custom?: Readonly<Record<string, unknown>>;
}

/** A refusal of `/connect/token`: OAuth members, and the text inside `ErrorModel`. To be thrown. */
export function refuseToken({ error, description, message, custom }: TokenRefusal): HTTPException {
  return thrown(400, {
    error,
    ...(description !== undefined && { error_description: description }),
    ...(message !== undefined && { ErrorModel: { Message: message, Object: 'error' } }),
    ...custom,
  });
}
