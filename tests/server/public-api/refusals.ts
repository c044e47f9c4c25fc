import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { apiErrorBody } from '../refusals.ts';

export type FieldErrors = Readonly<Record<string, readonly string[]>>;

const thrown = (response: Response): HTTPException =>
  new HTTPException(response.status as ContentfulStatusCode, { res: response });

const json = (status: number, body: unknown, headers: Record<string, string> = {}): HTTPException =>
  thrown(Response.json(body, { status, headers }));

/** A refusal by a rule, in this API's own shape. To be thrown. */
export const refuse = (status: number, message: string): HTTPException =>
  json(status, { object: 'error', message, errors: null });

/** A request that does not fit the model. To be thrown. */
export const refuseModel = (errors: FieldErrors): HTTPException =>
  json(400, { object: 'error', message: "The request's model state is invalid.", errors });

/** No body at all, as the real server does it for most that it refuses. To be thrown. */
export const refuseEmpty = (status: number, headers: Record<string, string> = {}): HTTPException =>
  thrown(new Response(null, { status, headers: { 'Content-Length': '0', ...headers } }));

/** The limiter's answer has the shape of the other, internal API. */
export const slowDownBody = (wait: string) =>
  apiErrorBody(`Slow down! Too many requests. Try again in ${wait}.`);

/** To be thrown. */
export const slowDown = (wait: string, retryAfter: string): HTTPException =>
  json(429, slowDownBody(wait), { 'Retry-After': retryAfter });

/** OAuth's own shape; the official server says nothing but the code. To be thrown. */
export const refuseOAuth = (error: string): HTTPException =>
  json(400, { error }, { 'Cache-Control': 'no-store' });

/** Vaultwarden's shape for everything: beside it stand OAuth's members, empty. To be thrown. */
export const refuseVaultwarden = (status: number, message: string): HTTPException =>
  json(status, {
    ...apiErrorBody(message, { '': [message] }),
    errorModel: { message, object: 'error' },
    error: '',
    error_description: '',
  });

/** What Vaultwarden's framework answers by itself. To be thrown. */
export const refuseFramework = (code: number, reason: string, description: string): HTTPException =>
  json(code, { error: { code, reason, description } });
