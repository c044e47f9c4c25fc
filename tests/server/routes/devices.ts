import type { Hono } from 'hono';
import type { ServerContext, ServerEnv } from '../context.ts';
import { findDevice } from '../devices.ts';
import { notFound } from '../refusals.ts';
import { list, param } from '../request.ts';
import type { DeviceRow } from '../store/rows.ts';

const answer = (row: DeviceRow) => ({
  id: row.id,
  name: row.name,
  type: row.type,
  identifier: row.identifier,
  creationDate: row.creationDate,
  isTrusted: false,
  encryptedUserKey: null,
  encryptedPublicKey: null,
  devicePendingAuthRequest: null,
  object: 'device',
});

/** Whether a device has signed in to an account before; asked before signing in. */
export function addKnownDevice(app: Hono<ServerEnv>, context: ServerContext): void {
  app.get('/api/devices/knowndevice', (c) => {
    const email = Buffer.from(c.req.header('x-request-email') ?? '', 'base64url').toString('utf8');
    const user = context.store.userByEmail(email);
    return c.json(
      user !== null && findDevice(context, user.id, c.req.header('x-device-identifier') ?? '') !== null,
    );
  });
}

export function addDevices(app: Hono<ServerEnv>, context: ServerContext): void {
  const { store } = context;
  const mine = (userId: string, identifier: string): DeviceRow => {
    const row = findDevice(context, userId, identifier);
    if (!row) throw notFound();
    return row;
  };
  app.get('/api/devices', (c) => c.json(list(store.devices.where('userId', c.get('user').id).map(answer))));
  app.get('/api/devices/identifier/:identifier', (c) =>
    c.json(answer(mine(c.get('user').id, param(c, 'identifier')))),
  );
  app.on(['PUT', 'POST'], '/api/devices/identifier/:identifier/token', (c) => {
    mine(c.get('user').id, param(c, 'identifier'));
    return c.body(null, 200);
  });
  app.on(['PUT', 'POST'], '/api/devices/identifier/:identifier/clear-token', (c) => c.body(null, 200));
  app.delete('/api/devices/:id', (c) => {
    const row = store.devices.get(param(c, 'id'));
    if (row?.userId !== c.get('user').id) throw notFound();
    const tokens = store.refreshTokens.where('userId', row.userId);
    for (const token of tokens.filter((one) => one.deviceIdentifier === row.identifier))
      store.refreshTokens.remove(token.id);
    store.devices.remove(row.id);
    return c.body(null, 200);
  });
}
