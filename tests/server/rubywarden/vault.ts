import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { isCipherString } from '../cipher-string.ts';
import { destroyCipher, mark } from '../cipher-writes.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { multipartBody, param } from '../request.ts';
import { removeFolder } from '../routes/folders.ts';
import type { CipherRow, FolderRow, Json, UserRow } from '../store/rows.ts';
import { lowerBody, requireOldBearer } from './account.ts';
import { oldCipher, oldContent, oldDate, oldFolder, oldProfile, refuseOld } from './answers.ts';

type RequestContext = Context<ServerEnv>;
type Whose = (c: RequestContext) => Promise<UserRow>;

const empty = (c: RequestContext): Response => c.body('', 200, { 'Content-Type': 'application/json' });

function ownCipher({ store }: ServerContext, user: UserRow, id: string): CipherRow {
  const row = store.ciphers.get(id);
  if (row?.userId !== user.id) throw refuseOld('invalid cipher');
  return row;
}

function ownFolder({ store }: ServerContext, user: UserRow, id: string): FolderRow {
  const row = store.folders.get(id);
  if (row?.userId !== user.id) throw refuseOld('invalid folder');
  return row;
}

/** Adds or replaces an item, keeping only what the old server has columns for. */
function writeCipher(context: ServerContext, user: UserRow, body: Json, before: CipherRow | null): CipherRow {
  if (body.type === undefined || body.type === null) throw refuseOld('type cannot be blank');
  if (!body.name) throw refuseOld('name cannot be blank');
  if (!isCipherString(body.name)) throw refuseOld('Invalid name');
  const folderId = typeof body.folderid === 'string' ? ownFolder(context, user, body.folderid).id : null;
  const type = Number(body.type);
  const revisionDate = oldDate(context.clock);
  const row: CipherRow = {
    id: before?.id ?? randomUUID(),
    userId: user.id,
    organizationId: null,
    type,
    content: oldContent(body, type),
    creationDate: before?.creationDate ?? revisionDate,
    revisionDate,
    deletedDate: null,
  };
  context.store.ciphers.put(row);
  mark(context, user.id, row.id, { folderId, favorite: body.favorite === true });
  return row;
}

function addCiphers(app: Hono<ServerEnv>, context: ServerContext, api: string, whose: Whose): void {
  app.post(`${api}/ciphers`, async (c) => {
    const row = writeCipher(context, await whose(c), lowerBody(c), null);
    return c.json(oldCipher(context, row, true));
  });
  app.put(`${api}/ciphers/:id`, async (c) => {
    const user = await whose(c);
    const row = writeCipher(context, user, lowerBody(c), ownCipher(context, user, param(c, 'id')));
    return c.json(oldCipher(context, row, true));
  });
  // There is no trash: both ways destroy.
  const destroy = async (c: RequestContext): Promise<Response> => {
    destroyCipher(context, ownCipher(context, await whose(c), param(c, 'id')));
    return empty(c);
  };
  app.delete(`${api}/ciphers/:id`, destroy);
  app.put(`${api}/ciphers/:id/delete`, destroy);
}

function addFolders(app: Hono<ServerEnv>, context: ServerContext, api: string, whose: Whose): void {
  const write = (user: UserRow, body: Json, id: string): FolderRow => {
    if (!isCipherString(body.name)) throw refuseOld('Invalid name');
    const row = { id, userId: user.id, name: body.name, revisionDate: oldDate(context.clock) };
    context.store.folders.put(row);
    return row;
  };
  app.post(`${api}/folders`, async (c) =>
    c.json(oldFolder(write(await whose(c), lowerBody(c), randomUUID()))),
  );
  app.put(`${api}/folders/:id`, async (c) => {
    const user = await whose(c);
    return c.json(oldFolder(write(user, lowerBody(c), ownFolder(context, user, param(c, 'id')).id)));
  });
  app.delete(`${api}/folders/:id`, async (c) => {
    removeFolder(context, ownFolder(context, await whose(c), param(c, 'id')));
    return empty(c);
  });
}

/** The original takes the name out of the part's head by a pattern that ends at the first space. */
function nameInHead(body: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(body).split('name="data"')[1]?.split('\r\n', 1)[0];
  return /filename="(\S+)"/.exec(head ?? '')?.[1];
}

function addAttachments(app: Hono<ServerEnv>, context: ServerContext, api: string, whose: Whose): void {
  const { store } = context;
  app.post(`${api}/ciphers/:id/attachment`, async (c) => {
    const cipher = ownCipher(context, await whose(c), param(c, 'id'));
    const file = (await multipartBody(c)).get('data');
    if (!(file instanceof File)) throw refuseOld('data cannot be blank');
    const fileName = nameInHead(c.get('body'));
    if (!isCipherString(fileName)) throw refuseOld('Invalid file name');
    const bytes = await file.bytes();
    const row = {
      id: randomUUID(),
      cipherId: cipher.id,
      fileName,
      key: null,
      size: bytes.byteLength,
      uploaded: true,
    };
    store.attachments.put(row);
    store.files.write(row.id, bytes);
    return c.json(oldCipher(context, cipher, true));
  });
  app.delete(`${api}/ciphers/:id/attachment/:attachment`, async (c) => {
    const cipher = ownCipher(context, await whose(c), param(c, 'id'));
    const row = store.attachments.get(param(c, 'attachment'));
    if (row?.cipherId !== cipher.id) throw refuseOld('invalid attachment');
    store.attachments.remove(row.id);
    store.files.remove(row.id);
    return empty(c);
  });
}

/** The vault of the old server. */
export function addOldVault(app: Hono<ServerEnv>, context: ServerContext, api: string): void {
  const whose = requireOldBearer(context);
  app.get(`${api}/sync`, async (c) => {
    const user = await whose(c);
    return c.json({
      Profile: oldProfile(user),
      Folders: context.store.folders.where('userId', user.id).map(oldFolder),
      Ciphers: context.store.ciphers.where('userId', user.id).map((row) => oldCipher(context, row)),
      Domains: { EquivalentDomains: null, GlobalEquivalentDomains: [], Object: 'domains' },
      Object: 'sync',
    });
  });
  addCiphers(app, context, api, whose);
  addFolders(app, context, api, whose);
  addAttachments(app, context, api, whose);
  const device = async (c: RequestContext): Promise<Response> => {
    await whose(c);
    return empty(c);
  };
  app.put(`${api}/devices/identifier/:identifier/token`, device);
  app.put(`${api}/devices/identifier/:identifier/clear-token`, device);
}
