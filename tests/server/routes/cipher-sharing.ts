import type { Context, Hono } from 'hono';
import { seenCollections } from '../access.ts';
import { readCipherRequest } from '../cipher-model.ts';
import {
  addCipher,
  changeCipher,
  checkEncryptedFor,
  checkRevision,
  markFromRequest,
  mustEdit,
  mustSee,
  placeCipher,
  touchUser,
  touchViewers,
} from '../cipher-writes.ts';
import { isoNow, type ServerContext, type ServerEnv } from '../context.ts';
import { notFound, refuse } from '../refusals.ts';
import { jsonBody, list, nested, param, requiredText, texts } from '../request.ts';
import { cipherDetails, cipherMini } from '../shapes/cipher-answer.ts';
import type { CipherRow, Json } from '../store/rows.ts';

type RequestContext = Context<ServerEnv>;

/** The collections of one organisation that this person may put things into; refused when there is another among them. */
function writableCollections(
  c: RequestContext,
  context: ServerContext,
  organizationId: string,
  wanted: readonly string[],
): string[] {
  const seen = seenCollections(context, c.get('user').id);
  const writable = new Set(
    seen
      .filter(({ row, rights }) => row.organizationId === organizationId && rights.edit)
      .map(({ row }) => row.id),
  );
  if (wanted.length === 0) throw refuse(400, 'You must select at least one collection.');
  if (wanted.some((id) => !writable.has(id))) throw notFound();
  return [...wanted];
}

function answer(c: RequestContext, context: ServerContext, id: string): Json {
  return cipherDetails(context, c.get('user'), mustSee(context, c.get('user'), id));
}

function create(c: RequestContext, context: ServerContext): Json {
  const body = jsonBody(c);
  const cipher = nested(body, 'cipher') ?? {};
  const organizationId = requiredText(cipher, 'organizationId');
  const collectionIds = writableCollections(c, context, organizationId, texts(body, 'collectionIds'));
  const row = context.store.transaction(() => {
    const added = addCipher(context, c.get('user'), { userId: null, organizationId }, cipher);
    placeCipher(context, added.id, collectionIds);
    return added;
  });
  touchViewers(context, row);
  return answer(c, context, row.id);
}

/** Gives a personal item to an organisation; its values come newly encrypted in the same request. */
function share(
  c: RequestContext,
  context: ServerContext,
  id: string,
  cipher: Json,
  wanted: readonly string[],
): void {
  const user = c.get('user');
  const { row } = mustEdit(context, user, id);
  if (row.userId !== user.id) throw refuse(400, 'Already belongs to an organization.');
  checkEncryptedFor(user, cipher);
  checkRevision(row, cipher.lastKnownRevisionDate);
  if (context.store.marks.get(`${user.id}/${id}`)?.archivedDate)
    throw refuse(400, 'Cannot move an archived item to an organization.');
  const organizationId = requiredText(cipher, 'organizationId');
  const collectionIds = writableCollections(c, context, organizationId, wanted);
  const changed = changeCipher(context, row, { ...readCipherRequest(cipher), userId: null, organizationId });
  rewrapAttachments(context, id, nested(cipher, 'attachments2') ?? {});
  placeCipher(context, id, collectionIds);
  markFromRequest(context, user, id, cipher);
  touchViewers(context, changed);
}

/** New names and keys of attachments, from a request that moves an item under another key. */
function rewrapAttachments({ store }: ServerContext, cipherId: string, rewrapped: Json): void {
  for (const row of store.attachments.where('cipherId', cipherId)) {
    const entry = nested(rewrapped, row.id);
    if (entry)
      store.attachments.put({
        ...row,
        fileName: requiredText(entry, 'fileName'),
        key: requiredText(entry, 'key'),
      });
  }
}

/**
 * The collections of an item after a change: those that this person may not change, or does not even see, stay whatever the request
 * says (bitwarden/server), and one that is to change all the same is refused (vaultwarden).
 */
function changedCollections(
  c: RequestContext,
  context: ServerContext,
  row: CipherRow,
  wanted: readonly string[],
): string[] {
  const seen = seenCollections(context, c.get('user').id).filter(
    (one) => one.row.organizationId === row.organizationId,
  );
  const writable = new Set(seen.filter(({ rights }) => rights.edit).map((one) => one.row.id));
  const visible = new Set(seen.map((one) => one.row.id));
  const before = context.store.places.where('cipherId', row.id).map(({ collectionId }) => collectionId);
  if (wanted.length === 0) throw refuse(400, 'You must select at least one collection.');
  if (wanted.some((id) => !visible.has(id))) throw notFound();
  const fixed = [...visible].filter((id) => !writable.has(id));
  if (fixed.some((id) => wanted.includes(id) !== before.includes(id)))
    throw refuse(400, 'No rights to modify the collection');
  return [...new Set([...before.filter((id) => !writable.has(id)), ...wanted])];
}

function setCollections(c: RequestContext, context: ServerContext): string {
  const id = param(c, 'id');
  const { row } = mustEdit(context, c.get('user'), id);
  if (row.organizationId === null) throw refuse(400, 'The cipher does not belong to an organization.');
  placeCipher(context, id, changedCollections(c, context, row, texts(jsonBody(c), 'collectionIds')));
  context.store.ciphers.change(id, { revisionDate: isoNow(context.clock) });
  touchViewers(context, row);
  return id;
}

/** Items of organisations: adding, handing over, changing collections. */
export function addCipherSharing(app: Hono<ServerEnv>, context: ServerContext): void {
  app.post('/api/ciphers/create', (c) => c.json(create(c, context)));
  app.put('/api/ciphers/share', (c) => {
    const body = jsonBody(c);
    const ciphers = Array.isArray(body.ciphers) ? (body.ciphers as Json[]) : [];
    context.store.transaction(() => {
      for (const cipher of ciphers)
        share(c, context, requiredText(cipher, 'id'), cipher, texts(body, 'collectionIds'));
    });
    touchUser(context, c.get('user').id);
    const rows = ciphers.map((cipher) => mustSee(context, c.get('user'), String(cipher.id)).row);
    return c.json(list(rows.map((row) => cipherMini(context, row))));
  });
  app.on(['PUT', 'POST'], '/api/ciphers/:id/share', (c) => {
    const body = jsonBody(c);
    const id = param(c, 'id');
    context.store.transaction(() =>
      share(c, context, id, nested(body, 'cipher') ?? {}, texts(body, 'collectionIds')),
    );
    touchUser(context, c.get('user').id);
    return c.json(answer(c, context, id));
  });
  app.on(['PUT', 'POST'], '/api/ciphers/:id/collections', (c) =>
    c.json(answer(c, context, setCollections(c, context))),
  );
  app.on(['PUT', 'POST'], '/api/ciphers/:id/collections_v2', (c) => {
    const cipher = answer(c, context, setCollections(c, context));
    return c.json({ unavailable: false, cipher, object: 'optionalCipherDetails' });
  });
}
