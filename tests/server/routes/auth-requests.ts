import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { isoNow, type ServerContext, type ServerEnv } from '../context.ts';
import { findDevice } from '../devices.ts';
import { notFound, refuse } from '../refusals.ts';
import { jsonBody, list, param, requiredText, text } from '../request.ts';
import type { AuthRequestRow } from '../store/rows.ts';

/** How long a request can be answered, and its answer be used (bitwarden/server PasswordlessAuth settings). */
const LIFETIME_MS = 15 * 60_000;

const isAlive = ({ clock }: ServerContext, row: AuthRequestRow): boolean =>
  clock.now() - Date.parse(row.creationDate) < LIFETIME_MS;

const answer = ({ url }: ServerContext, row: AuthRequestRow) => ({
  id: row.id,
  publicKey: row.publicKey,
  requestDeviceIdentifier: row.deviceIdentifier,
  requestDeviceTypeValue: row.deviceType,
  requestDeviceType: row.deviceType === 3 ? 'Firefox Extension' : 'Chrome Extension',
  requestIpAddress: '127.0.0.1',
  requestCountryName: null,
  key: row.key,
  masterPasswordHash: row.masterPasswordHash,
  creationDate: row.creationDate,
  responseDate: row.responseDate,
  requestApproved: row.isApproved,
  origin: new URL(url()).host,
  object: 'auth-request',
});

/** The asking side, which has no token yet. */
export function addAnonymousAuthRequests(app: Hono<ServerEnv>, context: ServerContext): void {
  const { store, clock } = context;
  app.post('/api/auth-requests', (c) => {
    const body = jsonBody(c);
    const user = store.userByEmail(requiredText(body, 'email'));
    if (!user) throw notFound();
    const deviceIdentifier = requiredText(body, 'deviceIdentifier');
    if (!findDevice(context, user.id, deviceIdentifier))
      throw refuse(
        400,
        'Login with device is only available on devices that have been previously logged in.',
      );
    const row: AuthRequestRow = {
      id: randomUUID(),
      userId: user.id,
      publicKey: requiredText(body, 'publicKey'),
      accessCode: requiredText(body, 'accessCode'),
      deviceIdentifier,
      deviceType: Number(c.req.header('device-type')),
      creationDate: isoNow(clock),
      responseDate: null,
      isApproved: null,
      key: null,
      masterPasswordHash: null,
      isUsed: false,
    };
    store.authRequests.put(row);
    return c.json(answer(context, row));
  });
  app.get('/api/auth-requests/:id/response', (c) => {
    const row = store.authRequests.get(param(c, 'id'));
    if (!row || row.accessCode !== c.req.query('code') || !isAlive(context, row)) throw notFound();
    return c.json(answer(context, row));
  });
}

/** The side that answers. */
export function addAuthRequests(app: Hono<ServerEnv>, context: ServerContext): void {
  const { store, clock } = context;
  const open = (userId: string) =>
    store.authRequests
      .where('userId', userId)
      .filter((row) => row.isApproved === null && isAlive(context, row));
  app.get('/api/auth-requests/pending', (c) =>
    c.json(list(open(c.get('user').id).map((row) => answer(context, row)))),
  );
  app.put('/api/auth-requests/:id', (c) => {
    const body = jsonBody(c);
    const row = open(c.get('user').id).find(({ id }) => id === param(c, 'id'));
    if (!row) throw notFound();
    const isApproved = body.requestApproved === true;
    const answered = store.authRequests.change(row.id, {
      isApproved,
      responseDate: isoNow(clock),
      ...(isApproved && {
        key: requiredText(body, 'key'),
        masterPasswordHash: text(body, 'masterPasswordHash'),
      }),
    });
    return c.json(answer(context, answered));
  });
}

/** Whether what stands in the place of a password is the code of a request of this person that was approved and not used yet. */
export function isApproved(
  context: ServerContext,
  { userId, id, accessCode }: { userId: string; id: string; accessCode: string | undefined },
): boolean {
  const row = context.store.authRequests.get(id.toLowerCase());
  if (row?.userId !== userId || row.isApproved !== true || row.isUsed) return false;
  return row.accessCode === accessCode && isAlive(context, row);
}

/** A request that somebody has signed in with is good for nothing more. */
export function useAuthRequest({ store }: ServerContext, id: string | undefined): void {
  if (id !== undefined) store.authRequests.change(id.toLowerCase(), { isUsed: true });
}
