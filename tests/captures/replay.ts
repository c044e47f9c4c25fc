import { type ServerType, serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { parseTotp, totpCode } from '../../lib/totp';
import type { Capture, RecordedAttachment } from './capture';

/** Recorded bodies name the address that the server had then; ours is another. */
const RECORDED_ORIGIN = /https?:\/\/127\.0\.0\.1:\d+/g;

function answer(context: Context, capture: Capture, file: string): Response {
  const body = capture.body(file).replace(RECORDED_ORIGIN, new URL(context.req.url).origin);
  return new Response(body, {
    status: capture.status(file),
    headers: { 'content-type': 'application/json' },
  });
}

function isCodeRight(capture: Capture, code: string): boolean {
  const spec = parseTotp(capture.account.totp2faSecret ?? '');
  if (!spec) return false;
  return [-30_000, 0, 30_000].some((shift) => totpCode(spec, Date.now() + shift).code === code);
}

async function answerToken(context: Context, capture: Capture): Promise<Response> {
  const form = await context.req.parseBody();
  if (!context.req.header('Bitwarden-Client-Version')) return new Response('no version', { status: 400 });
  if (form.grant_type === 'refresh_token') return answer(context, capture, 'token_refresh');
  if (form.password !== capture.account.masterPasswordHash)
    return answer(context, capture, 'token_wrong_password');
  if (!capture.account.totp2faSecret) return answer(context, capture, 'token');
  if (typeof form.twoFactorToken !== 'string') return answer(context, capture, 'token_2fa_required');
  const isRight = isCodeRight(capture, form.twoFactorToken);
  return answer(context, capture, isRight ? 'token' : 'token_2fa_wrong');
}

function answerSync(context: Context, capture: Capture): Response {
  const isBearer = /^Bearer \S+\.\S+\.\S+$/.test(context.req.header('Authorization') ?? '');
  return answer(context, capture, isBearer ? 'sync' : 'sync_no_token');
}

const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url, 'http://recorded');
  return pathname + search;
};

/** The address at which the bytes of a recorded attachment were fetched; on some servers only the query tells them apart. */
function bytesPath({ metaEndpoint, urlInSync }: RecordedAttachment): string {
  if (metaEndpoint.status !== 200) return pathOf(urlInSync);
  const { url, Url } = JSON.parse(metaEndpoint.body) as { url?: string; Url?: string };
  return pathOf(url ?? Url ?? urlInSync);
}

function addAttachments(app: Hono, capture: Capture): void {
  app.get('/api/ciphers/:item/attachment/:id', (context) => {
    const found = capture.attachments.find(({ id }) => id === context.req.param('id'));
    const { status, body } = found?.metaEndpoint ?? { status: 404, body: '' };
    return new Response(body.replace(RECORDED_ORIGIN, new URL(context.req.url).origin), { status });
  });
  app.get('*', (context) => {
    const found = capture.attachments.find((attachment) => bytesPath(attachment) === pathOf(context.req.url));
    return found ? new Response(new Uint8Array(capture.attachmentBytes(found.id))) : context.notFound();
  });
}

type Json = Readonly<Record<string, unknown>>;

function createReplay(capture: Capture, sent: Map<string, Json>): Hono {
  const app = new Hono();
  // A recording takes nothing: what was sent is noted, and refused.
  app.put('/api/ciphers/:id', async (context) => {
    sent.set(context.req.param('id'), (await context.req.json()) as Json);
    return context.json({ message: 'This is a recording.' }, 400);
  });
  app.get('/api/config', (context) => answer(context, capture, 'config'));
  app.post('/identity/accounts/prelogin/password', (context) =>
    answer(context, capture, 'prelogin_password'),
  );
  app.post('/identity/accounts/prelogin', (context) => answer(context, capture, 'prelogin'));
  app.post('/api/accounts/prelogin', (context) => answer(context, capture, 'prelogin_api_legacy'));
  app.post('/identity/connect/token', (context) => answerToken(context, capture));
  app.get('/api/accounts/revision-date', (context) => answer(context, capture, 'revision_date'));
  app.get('/api/sync', (context) => answerSync(context, capture));
  addAttachments(app, capture);
  return app;
}

export interface Replay {
  readonly url: string;
  /** What was sent to replace items, by their ids. */
  readonly sent: ReadonlyMap<string, Json>;
  close(): Promise<void>;
}

/** Serves a capture over HTTP on loopback, as the server that it was recorded from would. */
export async function startReplay(capture: Capture): Promise<Replay> {
  const sent = new Map<string, Json>();
  const app = createReplay(capture, sent);
  const server = await new Promise<ServerType>((resolve) => {
    const started: ServerType = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(started),
    );
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
