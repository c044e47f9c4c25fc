import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import {
  addCipher,
  changeCipher,
  destroyCipher,
  mark,
  mustEdit,
  mustSee,
  touchUser,
  touchViewers,
} from '../cipher-writes.ts';
import { isoNow, type ServerContext, type ServerEnv } from '../context.ts';
import { refuse } from '../refusals.ts';
import { jsonBody, list, requiredText, requirePassword, text, texts } from '../request.ts';
import { cipherDetails } from '../shapes/cipher-answer.ts';
import type { CipherRow, Json } from '../store/rows.ts';

type RequestContext = Context<ServerEnv>;

const MOST = 500;

function ids(c: RequestContext): string[] {
  const found = texts(jsonBody(c), 'ids');
  if (found.length === 0) throw refuse(400, 'No ids were given.');
  if (found.length > MOST) throw refuse(400, `You can only edit ${MOST} items at a time.`);
  return found;
}

/** Does the same to every item of the list, all of them or none. */
function each(c: RequestContext, context: ServerContext, act: (row: CipherRow) => void): string[] {
  const chosen = ids(c);
  context.store.transaction(() => {
    for (const id of chosen) act(mustEdit(context, c.get('user'), id).row);
  });
  return chosen;
}

const details = (c: RequestContext, context: ServerContext, chosen: readonly string[]) =>
  list(chosen.map((id) => cipherDetails(context, c.get('user'), mustSee(context, c.get('user'), id))));

function addDeleting(app: Hono<ServerEnv>, context: ServerContext): void {
  app.put('/api/ciphers/delete', (c) => {
    each(c, context, (row) => changeCipher(context, row, { deletedDate: isoNow(context.clock) }));
    return c.body(null, 200);
  });
  const destroy = (c: RequestContext): Response => {
    each(c, context, (row) => destroyCipher(context, row));
    return c.body(null, 200);
  };
  app.delete('/api/ciphers', destroy);
  app.post('/api/ciphers/delete', destroy);
  app.put('/api/ciphers/restore', (c) =>
    c.json(
      details(
        c,
        context,
        each(c, context, (row) => changeCipher(context, row, { deletedDate: null })),
      ),
    ),
  );
  app.post('/api/ciphers/purge', async (c) => {
    await requirePassword(c, jsonBody(c));
    const user = c.get('user');
    for (const row of context.store.ciphers.where('userId', user.id)) destroyCipher(context, row);
    for (const folder of context.store.folders.where('userId', user.id))
      context.store.folders.remove(folder.id);
    touchUser(context, user.id);
    return c.body(null, 200);
  });
}

function addMoving(app: Hono<ServerEnv>, context: ServerContext): void {
  app.put('/api/ciphers/move', (c) => {
    const user = c.get('user');
    const folderId = text(jsonBody(c), 'folderId');
    if (folderId !== null && context.store.folders.get(folderId)?.userId !== user.id)
      throw refuse(400, 'Invalid folder.');
    for (const id of ids(c)) mark(context, user.id, mustSee(context, user, id).row.id, { folderId });
    touchUser(context, user.id);
    return c.body(null, 200);
  });
  const archive = (isArchived: boolean) => (c: RequestContext) => {
    const chosen = each(c, context, (row) => {
      const now = isoNow(context.clock);
      mark(context, c.get('user').id, row.id, { archivedDate: isArchived ? now : null });
      context.store.ciphers.change(row.id, { revisionDate: now });
      touchViewers(context, row);
    });
    return c.json(details(c, context, chosen));
  };
  app.put('/api/ciphers/archive', archive(true));
  app.put('/api/ciphers/unarchive', archive(false));
}

const entries = (body: Json, name: string): Json[] =>
  Array.isArray(body[name]) ? (body[name] as Json[]) : [];

function importAll(c: RequestContext, context: ServerContext): void {
  const user = c.get('user');
  const body = jsonBody(c);
  const ciphers = entries(body, 'ciphers');
  if (ciphers.length > 7000) throw refuse(400, 'You cannot import this much data at once.');
  const folderIds = entries(body, 'folders').map((folder) => {
    const known = context.store.folders.get(text(folder, 'id') ?? '');
    if (known?.userId === user.id) return known.id;
    const id = randomUUID();
    context.store.folders.put({
      id,
      userId: user.id,
      name: requiredText(folder, 'name'),
      revisionDate: isoNow(context.clock),
    });
    return id;
  });
  const folderOf = new Map(
    entries(body, 'folderRelationships').map((pair) => [pair.key, folderIds[Number(pair.value)]]),
  );
  ciphers.forEach((cipher, index) => {
    const owner = { userId: user.id, organizationId: null };
    addCipher(context, user, owner, { ...cipher, folderId: folderOf.get(index) ?? null });
  });
  touchUser(context, user.id);
}

/** Calls that act on many items; added before the ones with an id in the path, whose patterns would swallow them. */
export function addCipherBulk(app: Hono<ServerEnv>, context: ServerContext): void {
  addDeleting(app, context);
  addMoving(app, context);
  app.post('/api/ciphers/import', (c) => {
    context.store.transaction(() => importAll(c, context));
    return c.body(null, 200);
  });
}
