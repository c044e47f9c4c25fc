import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { isCipherString } from '../cipher-string.ts';
import { touchUser } from '../cipher-writes.ts';
import { isoNow, type ServerContext, type ServerEnv } from '../context.ts';
import { PUSH } from '../hub.ts';
import { notFound, refuseModel } from '../refusals.ts';
import { jsonBody, list, param } from '../request.ts';
import type { FolderRow } from '../store/rows.ts';

type RequestContext = Context<ServerEnv>;

export const folderAnswer = ({ id, name, revisionDate }: FolderRow) => ({
  id,
  name,
  revisionDate,
  object: 'folder',
});

function readName(c: RequestContext): string {
  const { name } = jsonBody(c);
  if (!isCipherString(name) || name.length > 1000)
    throw refuseModel({ Name: ['Name is not a valid encrypted string.'] });
  return name;
}

function noteFolder({ hub }: ServerContext, type: number, { id, userId, revisionDate }: FolderRow): void {
  const payload = { Id: id, UserId: userId, RevisionDate: new Date(revisionDate) };
  hub.note(userId, { type, payload });
}

/** Removes a folder; what lay in it lies in none. */
export function removeFolder(context: ServerContext, row: FolderRow): void {
  for (const mark of context.store.marks.where('folderId', row.id))
    context.store.marks.put({ ...mark, folderId: null });
  context.store.folders.remove(row.id);
  noteFolder(context, PUSH.folderDelete, row);
  touchUser(context, row.userId);
}

/** Personal folders. */
export function addFolders(app: Hono<ServerEnv>, context: ServerContext): void {
  const { store, clock } = context;
  const mine = (c: RequestContext): FolderRow => {
    const row = store.folders.get(param(c, 'id'));
    if (row?.userId !== c.get('user').id) throw notFound();
    return row;
  };
  const write = (c: RequestContext, id: string): FolderRow => {
    const userId = c.get('user').id;
    const row = { id, userId, name: readName(c), revisionDate: isoNow(clock) };
    const isNew = store.folders.get(id) === null;
    store.folders.put(row);
    noteFolder(context, isNew ? PUSH.folderCreate : PUSH.folderUpdate, row);
    touchUser(context, userId);
    return row;
  };
  const remove = (c: RequestContext): Response => {
    removeFolder(context, mine(c));
    return c.body(null, 200);
  };
  app.get('/api/folders', (c) =>
    c.json(list(store.folders.where('userId', c.get('user').id).map(folderAnswer))),
  );
  app.get('/api/folders/:id', (c) => c.json(folderAnswer(mine(c))));
  app.post('/api/folders', (c) => c.json(folderAnswer(write(c, randomUUID()))));
  app.on(['PUT', 'POST'], '/api/folders/:id', (c) => c.json(folderAnswer(write(c, mine(c).id))));
  app.delete('/api/folders/:id', remove);
  app.post('/api/folders/:id/delete', remove);
}
