import type { Context, Hono } from 'hono';
import { activeMemberships, type SeenCollection, seenCiphers, seenCollections } from '../access.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { isClientAtLeast } from '../request.ts';
import { cipherDetails } from '../shapes/cipher-answer.ts';
import { domainsAnswer } from '../shapes/domains.ts';
import { profileAnswer } from '../shapes/profile.ts';
import type { Json, UserRow } from '../store/rows.ts';
import { folderAnswer } from './folders.ts';

const SSH_KEYS_SINCE = [2024, 12, 0];
const NEW_KINDS_SINCE = [2026, 2, 0];
const SSH_KEY = 5;
const NEW_KINDS = new Set([6, 7, 8]);

/** A collection as this person sees it. */
export const collectionAnswer = ({ row, rights }: SeenCollection): Json => ({
  id: row.id,
  organizationId: row.organizationId,
  name: row.name,
  externalId: row.externalId,
  type: 0,
  defaultUserCollectionEmail: null,
  readOnly: !rights.edit,
  hidePasswords: !rights.viewPassword,
  manage: rights.manage,
  object: 'collectionDetails',
});

/** Kinds that a client of this version would not know are held back, not deleted. */
function isShown(c: Context<ServerEnv>, context: ServerContext, type: number): boolean {
  if (type === SSH_KEY) return isClientAtLeast(c, SSH_KEYS_SINCE);
  if (!NEW_KINDS.has(type)) return true;
  return (
    context.options.featureStates['pm-32009-new-item-types'] === true && isClientAtLeast(c, NEW_KINDS_SINCE)
  );
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

/** The whole vault in one answer. */
export function addSync(app: Hono<ServerEnv>, context: ServerContext): void {
  app.get('/api/sync', (c) => {
    const user = c.get('user');
    const ciphers = seenCiphers(context, user).filter(({ row }) => isShown(c, context, row.type));
    const excludeDomains = c.req.query('excludeDomains')?.toLowerCase() === 'true';
    return c.json({
      profile: profileAnswer(context, user),
      folders: context.store.folders.where('userId', user.id).map(folderAnswer),
      collections: seenCollections(context, user.id).map(collectionAnswer),
      ciphers: ciphers.map((seen) => cipherDetails(context, user, seen)),
      domains: excludeDomains ? null : domainsAnswer(user, false),
      policies: policies(context, user),
      sends: [],
      userDecryption: userDecryption(user),
      object: 'sync',
    });
  });
  app.get('/api/accounts/revision-date', (c) => c.json(c.get('user').revision));
}
