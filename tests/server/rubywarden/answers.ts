import { HTTPException } from 'hono/http-exception';
import type { Clock, ServerContext } from '../context.ts';
import { sizeName } from '../shapes/cipher-answer.ts';
import { pascal } from '../shapes/pascal.ts';
import type { AttachmentRow, CipherRow, FolderRow, Json, UserRow } from '../store/rows.ts';

/** The old server's own date form: whole seconds, six zeros. */
export const oldDate = (clock: Clock): string =>
  `${new Date(clock.now()).toISOString().slice(0, 19)}.000000Z`;

/** The framework's page for an unknown address or a crash. */
export const rubywardenFailure = (status: 404 | 500): Response =>
  new Response(status === 404 ? '<h1>Not Found</h1>' : '<h1>Internal Server Error</h1>', {
    status,
    headers: { 'Content-Type': 'text/html;charset=utf-8' },
  });

/** Every refusal of the old server is a 400 of this shape. To be thrown. */
export const refuseOld = (text: string): HTTPException =>
  new HTTPException(400, {
    res: Response.json({ ValidationErrors: { '': [text] }, Object: 'error' }, { status: 400 }),
  });

export const oldFolder = ({ id, revisionDate, name }: FolderRow): Json => ({
  Id: id,
  RevisionDate: revisionDate,
  Name: name,
  Object: 'folder',
});

/** No key: the old server never kept one. The address is open to everybody who knows it. */
const oldAttachment = (row: AttachmentRow): Json => ({
  Id: row.id,
  Url: `/attachments/${row.cipherId}/${row.id}`,
  FileName: row.fileName,
  Size: row.size,
  SizeName: sizeName(row.size),
  Object: 'attachment',
});

/** An item in the old shape; answers to writes carry `Edit` besides. */
export function oldCipher({ store }: ServerContext, row: CipherRow, isWriteAnswer = false): Json {
  const mark = store.marks.get(`${row.userId}/${row.id}`);
  return {
    Id: row.id,
    Type: row.type,
    RevisionDate: row.revisionDate,
    FolderId: mark?.folderId ?? null,
    Favorite: mark?.favorite ?? false,
    OrganizationId: null,
    Attachments: store.attachments.where('cipherId', row.id).map(oldAttachment),
    OrganizationUseTotp: false,
    Object: 'cipher',
    ...row.content,
    ...(isWriteAnswer && { Edit: true }),
  };
}

export const oldProfile = (user: UserRow): Json => ({
  Id: user.id,
  Name: user.name,
  Email: user.email,
  EmailVerified: true,
  Premium: true,
  MasterPasswordHint: user.masterPasswordHint,
  Culture: 'en-US',
  TwoFactorEnabled: user.twoFactor.authenticator !== null,
  Key: user.key,
  PrivateKey: null,
  SecurityStamp: user.securityStamp,
  Organizations: [],
  Object: 'profile',
});

const asObject = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

const upperEntries = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((entry) => pascal(entry, 0)) : (value ?? null);

function oldLogin(login: Json): Json {
  const upper = pascal(login, 0) as Json;
  // Lists that the old server does not know (passkeys) stay as they were sent.
  return 'Uris' in upper ? { ...upper, Uris: upperEntries(upper.Uris) } : upper;
}

const MEMBERS: Readonly<Record<number, string>> = { 1: 'login', 2: 'securenote', 3: 'card', 4: 'identity' };

/** What the old server keeps of an item request whose top-level names are in lower case; the rest is lost without a word. */
export function oldContent(body: Json, type: number): Json {
  const own = asObject(body[MEMBERS[type] ?? '']);
  // The original reads members of the missing object and crashes.
  if (!own && type in MEMBERS) throw new Error('undefined method for nil');
  const kept = type === 1 && own ? oldLogin(own) : own && pascal(own, 0);
  return {
    Name: body.name,
    Notes: body.notes ?? null,
    Fields: upperEntries(body.fields),
    Login: type === 1 ? kept : null,
    Card: type === 3 ? kept : null,
    Identity: type === 4 ? kept : null,
    SecureNote: type === 2 ? kept : null,
    PasswordHistory: type === 1 ? upperEntries(body.passwordhistory) : null,
  };
}
