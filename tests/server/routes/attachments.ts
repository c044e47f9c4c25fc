import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { isCipherString } from '../cipher-string.ts';
import { changeCipher, checkRevision, mustEdit, mustSee } from '../cipher-writes.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { notFound, refuse, refuseModel } from '../refusals.ts';
import { jsonBody, multipartBody, param } from '../request.ts';
import { attachmentAnswer, cipherDetails } from '../shapes/cipher-answer.ts';
import type { AttachmentRow, Json } from '../store/rows.ts';

type RequestContext = Context<ServerEnv>;

const LINK_SECONDS = 300;

function mine(c: RequestContext, context: ServerContext): AttachmentRow {
  const { row } = mustSee(context, c.get('user'), param(c, 'id'));
  const attachment = context.store.attachments.get(param(c, 'attachment'));
  if (attachment?.cipherId !== row.id) throw notFound();
  return attachment;
}

function checkSize({ options }: ServerContext, size: number): void {
  if (size > options.maxAttachmentBytes) throw refuse(400, 'Max file size is exceeded.');
}

const answer = (c: RequestContext, context: ServerContext, id: string, object?: string): Json =>
  cipherDetails(context, c.get('user'), mustSee(context, c.get('user'), id), object);

async function uploadUrl(context: ServerContext, row: AttachmentRow): Promise<string> {
  if (context.options.attachmentUpload !== 'azure') return `/ciphers/${row.cipherId}/attachment/${row.id}`;
  const token = await context.tokens.sign('upload', { sub: row.id }, LINK_SECONDS);
  return `${context.url()}/upload/${row.id}?sv=2023-11-03&token=${token}`;
}

/** Step one of today's upload: name, key and length are noted, the bytes come next. */
async function announce(c: RequestContext, context: ServerContext): Promise<Response> {
  const body = jsonBody(c);
  const { row: cipher } = mustEdit(context, c.get('user'), param(c, 'id'));
  const { key, fileName, fileSize, lastKnownRevisionDate } = body;
  if (!isCipherString(key)) throw refuseModel({ Key: ['Key is not a valid encrypted string.'] });
  if (!isCipherString(fileName))
    throw refuseModel({ FileName: ['FileName is not a valid encrypted string.'] });
  if (typeof fileSize !== 'number') throw refuseModel({ FileSize: ['The FileSize field is required.'] });
  checkSize(context, fileSize);
  checkRevision(cipher, lastKnownRevisionDate);
  const row: AttachmentRow = {
    id: randomUUID(),
    cipherId: cipher.id,
    key,
    fileName,
    size: fileSize,
    uploaded: false,
  };
  context.store.attachments.put(row);
  changeCipher(context, cipher, {});
  return c.json({
    attachmentId: row.id,
    url: await uploadUrl(context, row),
    fileUploadType: context.options.attachmentUpload === 'azure' ? 1 : 0,
    cipherResponse: answer(c, context, cipher.id, 'cipher'),
    cipherMiniResponse: null,
    object: 'attachment-fileUpload',
  });
}

function keep(context: ServerContext, row: AttachmentRow, bytes: Uint8Array): void {
  if (bytes.byteLength !== row.size) {
    context.store.attachments.remove(row.id);
    throw refuse(400, 'File received does not match expected file length.');
  }
  context.store.files.write(row.id, bytes);
  context.store.attachments.put({ ...row, uploaded: true });
}

async function filePart(c: RequestContext): Promise<File> {
  const part = (await multipartBody(c)).get('data');
  if (!(part instanceof File)) throw refuse(400, 'Invalid content.');
  return part;
}

function addUpload(app: Hono<ServerEnv>, context: ServerContext): void {
  app.post('/api/ciphers/:id/attachment/v2', (c) => announce(c, context));
  app.post('/api/ciphers/:id/attachment/:attachment', async (c) => {
    mustEdit(context, c.get('user'), param(c, 'id'));
    const row = mine(c, context);
    keep(context, row, await (await filePart(c)).bytes());
    return c.body(null, 200);
  });
  app.get('/api/ciphers/:id/attachment/:attachment/renew', async (c) => {
    const row = mine(c, context);
    return c.json({
      attachmentId: row.id,
      url: await uploadUrl(context, row),
      fileUploadType: 1,
      object: 'attachment-fileUpload',
    });
  });
}

/** The old upload: name, key and bytes at once. */
function addOldUpload(app: Hono<ServerEnv>, context: ServerContext): void {
  app.post('/api/ciphers/:id/attachment', async (c) => {
    const { row: cipher } = mustEdit(context, c.get('user'), param(c, 'id'));
    const key = (await multipartBody(c)).get('key');
    const file = await filePart(c);
    if (!isCipherString(file.name)) throw refuse(400, 'Invalid content.');
    const bytes = await file.bytes();
    checkSize(context, bytes.byteLength);
    const row = {
      id: randomUUID(),
      cipherId: cipher.id,
      fileName: file.name,
      size: bytes.byteLength,
      uploaded: true,
    };
    context.store.files.write(row.id, bytes);
    context.store.attachments.put({ ...row, key: isCipherString(key) ? key : null });
    changeCipher(context, cipher, {});
    return c.json(answer(c, context, cipher.id, 'cipher'));
  });
}

function addReading(app: Hono<ServerEnv>, context: ServerContext): void {
  app.get('/api/ciphers/:id/attachment/:attachment', async (c) => {
    const row = mine(c, context);
    if (!row.uploaded) throw notFound();
    const token = await context.tokens.sign('download', { sub: row.id }, LINK_SECONDS);
    return c.json(attachmentAnswer(context, row, `?token=${token}`));
  });
  const remove = (c: RequestContext): Response => {
    const row = mine(c, context);
    const { row: cipher } = mustEdit(context, c.get('user'), row.cipherId);
    context.store.files.remove(row.id);
    context.store.attachments.remove(row.id);
    changeCipher(context, cipher, {});
    return c.json({ cipher: answer(c, context, cipher.id, 'cipher'), object: 'deleteAttachment' });
  };
  app.delete('/api/ciphers/:id/attachment/:attachment', remove);
  app.post('/api/ciphers/:id/attachment/:attachment/delete', remove);
}

/** Attachments of items, as far as they need a signed-in person. */
export function addAttachments(app: Hono<ServerEnv>, context: ServerContext): void {
  if (context.options.attachmentUpload !== 'old') addUpload(app, context);
  addOldUpload(app, context);
  addReading(app, context);
}

/** What the cloud's file store wants to see, and what it refuses beside a signed address. */
const isPutBlob = (c: RequestContext): boolean =>
  c.req.header('x-ms-blob-type') === 'BlockBlob' &&
  c.req.header('x-ms-version') === c.req.query('sv') &&
  Number.isFinite(Date.parse(c.req.header('x-ms-date') ?? '')) &&
  c.req.header('authorization') === undefined;

/** The bytes themselves: the signed address is the permission, a bearer token is not asked for. */
export function addAttachmentFiles(app: Hono<ServerEnv>, context: ServerContext): void {
  const { store, tokens } = context;
  app.get('/attachments/:id/:attachment', async (c) => {
    const row = store.attachments.get(param(c, 'attachment'));
    const claims = await tokens.read('download', c.req.query('token') ?? '');
    const bytes = row && store.files.read(row.id);
    if (!row || !bytes || claims?.sub !== row.id || row.cipherId !== param(c, 'id')) throw notFound();
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'application/octet-stream' });
  });
  app.put('/upload/:attachment', async (c) => {
    const row = store.attachments.get(param(c, 'attachment'));
    const claims = await tokens.read('upload', c.req.query('token') ?? '');
    if (!row || claims?.sub !== row.id) return c.body(null, 403);
    if (!isPutBlob(c)) return c.body(null, 400);
    keep(context, row, c.get('body'));
    return c.body(null, 201);
  });
}
