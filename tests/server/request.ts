import type { Context } from 'hono';
import type { ServerContext, ServerEnv } from './context.ts';
import { isPasswordHash } from './passwords.ts';
import { notFound, refuseModel, unauthorized } from './refusals.ts';
import type { Json } from './store/rows.ts';

type RequestContext = Context<ServerEnv>;

/** The JSON object in a request's body; everything else is refused as a bad model. */
export function jsonBody(c: RequestContext): Json {
  const text = new TextDecoder().decode(c.get('body'));
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    throw refuseModel({ $: ['The JSON value could not be converted.'] });
  }
  throw refuseModel({ '': ['A non-empty request body is required.'] });
}

/** Form fields by lower-case name, as the token endpoint reads them. */
export function formBody(c: { get(name: 'body'): Uint8Array }): Map<string, string> {
  const parsed = new URLSearchParams(new TextDecoder().decode(c.get('body')));
  return new Map([...parsed].map(([name, value]) => [name.toLowerCase(), value]));
}

/** The parts of a multipart body; refused when it is none. */
export async function multipartBody(c: RequestContext): Promise<FormData> {
  const type = c.req.header('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) throw refuseModel({ '': ['Invalid content.'] });
  return new Response(new Uint8Array(c.get('body')), { headers: { 'Content-Type': type } }).formData();
}

/** A text member, or null. */
export const text = (body: Json, name: string): string | null => {
  const value = body[name];
  return typeof value === 'string' ? value : null;
};

/** A text member that must be there. */
export function requiredText(body: Json, name: string): string {
  const value = text(body, name);
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  if (value === null || value.trim() === '')
    throw refuseModel({ [label]: [`The ${label} field is required.`] });
  return value;
}

/** A nested object, or null. */
export const nested = (body: Json, name: string): Json | null => {
  const value = body[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
};

/** A list of texts; anything else in it is left out. */
export function texts(body: Json, name: string): string[] {
  const value = body[name];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

/** A path parameter that is there because the route says so. */
export const param = (c: RequestContext, name: string): string => {
  const value = c.req.param(name);
  if (value === undefined) throw notFound();
  return value.toLowerCase();
};

/** `Bitwarden-Client-Version` as comparable numbers; null when missing or odd. */
export function clientVersion(c: RequestContext): readonly number[] | null {
  const parts = c.req.header('bitwarden-client-version')?.split('.').map(Number);
  return parts?.every(Number.isInteger) ? parts : null;
}

/** Whether the client says that it is at least this version; a client that says nothing is older than all. */
export function isClientAtLeast(c: RequestContext, wanted: readonly number[]): boolean {
  const found = clientVersion(c);
  if (!found) return false;
  const different = wanted.findIndex((part, index) => part !== (found[index] ?? 0));
  return different < 0 || (found[different] ?? 0) > (wanted[different] ?? 0);
}

/** Lets only requests with a good access token through, and says whose it is. */
export function requireBearer({ tokens }: ServerContext) {
  return async (c: RequestContext, next: () => Promise<void>): Promise<void> => {
    const [scheme, token] = (c.req.header('authorization') ?? '').split(' ');
    const found = scheme === 'Bearer' && token ? await tokens.readAccess(token) : null;
    if (!found) throw unauthorized();
    c.set('user', found.user);
    c.set('device', found.device);
    await next();
  };
}

/** Refuses unless the body proves the master password. */
export async function requirePassword(c: RequestContext, body: Json): Promise<void> {
  if (await isPasswordHash(body.masterPasswordHash, c.get('user'))) return;
  await Promise.reject(refuseModel({ MasterPasswordHash: ['Invalid password.'] }));
}

/** A list answer. */
export const list = (data: readonly unknown[]) => ({ data, continuationToken: null, object: 'list' });
