import type { Context, Hono } from 'hono';
import { activeMemberships, type SeenCollection, seenCollections } from '../access.ts';
import { createCipherTexts } from '../cipher-texts.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { isClientAtLeast } from '../request.ts';
import { domainsAnswer } from '../shapes/domains.ts';
import { profileAnswer } from '../shapes/profile.ts';
import type { Json, UserRow } from '../store/rows.ts';
import { folderAnswer } from './folders.ts';

const SSH_KEYS_SINCE = [2024, 12, 0];
const NEW_KINDS_SINCE = [2026, 2, 0];
const SSH_KEY = 5;
const NEW_KINDS = [6, 7, 8];

/** A collection as this person sees it. */
export const collectionAnswer = ({ row, rights }: SeenCollection): Json => ({
  id: row.id,
  organizationId: row.organizationId,
  name: row.name,
  externalId: row.externalId,
  type: row.type ?? 0,
  defaultUserCollectionEmail: null,
  readOnly: !rights.edit,
  hidePasswords: !rights.viewPassword,
  manage: rights.manage,
  object: 'collectionDetails',
});

/** Kinds that a client of this version would not know; they are held back, not deleted. */
function hiddenKinds(c: Context<ServerEnv>, context: ServerContext): Set<number> {
  const knowsNewKinds =
    context.options.featureStates['pm-32009-new-item-types'] === true && isClientAtLeast(c, NEW_KINDS_SINCE);
  return new Set([
    ...(isClientAtLeast(c, SSH_KEYS_SINCE) ? [] : [SSH_KEY]),
    ...(knowsNewKinds ? [] : NEW_KINDS),
  ]);
}

const policies = (context: ServerContext, user: UserRow): Json[] =>
  activeMemberships(context, user.id).flatMap(({ organizationId }) =>
    (context.store.organizations.get(organizationId)?.policies ?? []).map((policy) => ({
      ...policy,
      organizationId,
      revisionDate: user.creationDate,
      object: 'policy',
    })),
  );

const userDecryption = (user: UserRow): Json => ({
  masterPasswordUnlock: {
    kdf: user.kdf,
    masterKeyEncryptedUserKey: user.key,
    salt: user.email,
    containedKeyId: null,
  },
  webAuthnPrfOptions: [],
  v2UpgradeToken: null,
  userKeyId: user.userKeyId,
});

/** A JSON object's members as text, without its braces. */
const members = (value: Json): string => JSON.stringify(value).slice(1, -1);

/** Pieces with a comma between each two. */
const withCommas = (pieces: readonly Uint8Array[]): Uint8Array[] =>
  pieces.flatMap((piece, index) => (index === 0 ? [piece] : [Buffer.from(','), piece]));

/** Handed on piece by piece: copying a very long body takes longer than all the rest. */
const streamOf = (pieces: readonly Uint8Array[]): ReadableStream =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

/** The whole vault in one answer, joined from pieces because it may be very long. */
export function addSync(app: Hono<ServerEnv>, context: ServerContext): void {
  const cipherTexts = createCipherTexts(context);
  app.get('/api/sync', (c) => {
    const user = c.get('user');
    const excludeDomains = c.req.query('excludeDomains')?.toLowerCase() === 'true';
    const before = members({
      profile: profileAnswer(context, user),
      folders: context.store.folders.where('userId', user.id).map(folderAnswer),
      collections: seenCollections(context, user.id).map(collectionAnswer),
    });
    const after = members({
      domains: excludeDomains ? null : domainsAnswer(user, false),
      policies: policies(context, user),
      sends: [],
      userDecryption: userDecryption(user),
      object: 'sync',
    });
    const ciphers = withCommas(cipherTexts(user, hiddenKinds(c, context)));
    const body = [Buffer.from(`{${before},"ciphers":[`), ...ciphers, Buffer.from(`],${after}}`)];
    const length = body.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const headers = { 'Content-Type': 'application/json', 'Content-Length': String(length) };
    return c.body(streamOf(body), 200, headers);
  });
  app.get('/api/accounts/revision-date', (c) => c.json(c.get('user').revision));
}
