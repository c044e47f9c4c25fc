import type { Context, Hono } from 'hono';
import { seenCiphers } from '../access.ts';
import { readCipherRequest } from '../cipher-model.ts';
import {
  addCipher,
  changeCipher,
  checkEncryptedFor,
  checkRevision,
  destroyCipher,
  mark,
  markFromRequest,
  mustEdit,
  mustSee,
  touchUser,
  touchViewers,
} from '../cipher-writes.ts';
import { isoNow, type ServerContext, type ServerEnv } from '../context.ts';
import { checkOwnItems } from '../own-items.ts';
import { refuse } from '../refusals.ts';
import { isClientAtLeast, jsonBody, list, param, text } from '../request.ts';
import { cipherDetails } from '../shapes/cipher-answer.ts';
import type { Json } from '../store/rows.ts';

type RequestContext = Context<ServerEnv>;

const PASSKEYS_SINCE = [2023, 10, 0];

function update(c: RequestContext, context: ServerContext): Json {
  const user = c.get('user');
  const body = jsonBody(c);
  const { row } = mustEdit(context, user, param(c, 'id'));
  checkEncryptedFor(user, body);
  checkRevision(row, body.lastKnownRevisionDate);
  if ((text(body, 'organizationId') ?? null) !== row.organizationId)
    throw refuse(400, 'Organization mismatch. Re-sync if you recently moved this item, then try again.');
  if (row.organizationId === null) checkOwnItems(context, user, false);
  const hasPasskey = JSON.stringify(row.content).includes('"fido2Credentials":[');
  if (hasPasskey && !isClientAtLeast(c, PASSKEYS_SINCE))
    throw refuse(400, 'Please update your client to edit items with passkeys.');
  context.store.transaction(() => {
    changeCipher(context, row, readCipherRequest(body));
    markFromRequest(context, user, row.id, body);
  });
  return answer(c, context, row.id);
}

function answer(c: RequestContext, context: ServerContext, id: string, object?: string): Json {
  return cipherDetails(context, c.get('user'), mustSee(context, c.get('user'), id), object);
}

function addReading(app: Hono<ServerEnv>, context: ServerContext): void {
  app.get('/api/ciphers', (c) => {
    const user = c.get('user');
    return c.json(list(seenCiphers(context, user).map((seen) => cipherDetails(context, user, seen))));
  });
  app.on('GET', ['/api/ciphers/:id', '/api/ciphers/:id/details'], (c) =>
    c.json(answer(c, context, param(c, 'id'))),
  );
}

function addWriting(app: Hono<ServerEnv>, context: ServerContext): void {
  app.post('/api/ciphers', (c) => {
    const user = c.get('user');
    const body = jsonBody(c);
    if (text(body, 'organizationId') !== null)
      throw refuse(400, 'Cannot create cipher. An organization item needs collections.');
    checkOwnItems(context, user, true);
    const row = context.store.transaction(() =>
      addCipher(context, user, { userId: user.id, organizationId: null }, body),
    );
    touchUser(context, user.id);
    return c.json(answer(c, context, row.id, 'cipher'));
  });
  app.on(['PUT', 'POST'], '/api/ciphers/:id', (c) => c.json(update(c, context)));
  app.on(['PUT', 'POST'], '/api/ciphers/:id/partial', (c) => {
    const user = c.get('user');
    const body = jsonBody(c);
    const { row } = mustSee(context, user, param(c, 'id'));
    const before = context.store.marks.get(`${user.id}/${row.id}`);
    markFromRequest(context, user, row.id, { ...body, archivedDate: before?.archivedDate ?? null });
    touchUser(context, user.id);
    return c.json(answer(c, context, row.id));
  });
}

function addTrash(app: Hono<ServerEnv>, context: ServerContext): void {
  app.put('/api/ciphers/:id/delete', (c) => {
    const { row } = mustEdit(context, c.get('user'), param(c, 'id'));
    changeCipher(context, row, { deletedDate: isoNow(context.clock) });
    return c.body(null, 200);
  });
  app.put('/api/ciphers/:id/restore', (c) => {
    const { row } = mustEdit(context, c.get('user'), param(c, 'id'));
    changeCipher(context, row, { deletedDate: null });
    return c.json(answer(c, context, row.id));
  });
  const destroy = (c: RequestContext): Response => {
    const { row } = mustEdit(context, c.get('user'), param(c, 'id'));
    context.store.transaction(() => destroyCipher(context, row));
    return c.body(null, 200);
  };
  app.delete('/api/ciphers/:id', destroy);
  app.post('/api/ciphers/:id/delete', destroy);
}

function addArchive(app: Hono<ServerEnv>, context: ServerContext): void {
  const archive = (isArchived: boolean) => (c: RequestContext) => {
    const { row } = mustSee(context, c.get('user'), param(c, 'id'));
    const archivedDate = isArchived ? isoNow(context.clock) : null;
    mark(context, c.get('user').id, row.id, { archivedDate });
    touchViewers(context, context.store.ciphers.change(row.id, { revisionDate: isoNow(context.clock) }));
    return c.json(answer(c, context, row.id));
  };
  app.put('/api/ciphers/:id/archive', archive(true));
  app.put('/api/ciphers/:id/unarchive', archive(false));
}

/** One item at a time; the bulk calls stand in `cipher-bulk.ts` and must be added before these. */
export function addCiphers(app: Hono<ServerEnv>, context: ServerContext): void {
  addReading(app, context);
  addWriting(app, context);
  addTrash(app, context);
  addArchive(app, context);
}
