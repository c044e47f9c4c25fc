import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { type DocumentTable, documentTable } from './document-table.ts';
import type {
  AccessRow,
  AttachmentRow,
  AuthRequestRow,
  CipherRow,
  CollectionRow,
  DeviceRow,
  FolderRow,
  MarkRow,
  MembershipRow,
  OrganizationRow,
  PlaceRow,
  RefreshRow,
  UserRow,
} from './rows.ts';

/** All tables. Tests may read and write them directly; the routes have no other door either. */
export interface Store {
  readonly users: DocumentTable<UserRow>;
  readonly devices: DocumentTable<DeviceRow>;
  readonly refreshTokens: DocumentTable<RefreshRow>;
  readonly authRequests: DocumentTable<AuthRequestRow>;
  readonly folders: DocumentTable<FolderRow>;
  readonly ciphers: DocumentTable<CipherRow>;
  readonly marks: DocumentTable<MarkRow>;
  readonly organizations: DocumentTable<OrganizationRow>;
  readonly memberships: DocumentTable<MembershipRow>;
  readonly collections: DocumentTable<CollectionRow>;
  readonly access: DocumentTable<AccessRow>;
  readonly places: DocumentTable<PlaceRow>;
  readonly attachments: DocumentTable<AttachmentRow>;
  readonly files: FileTable;
  /** A user by address in any letter case. */
  userByEmail(email: string): UserRow | null;
  /** Random bytes that are the same as long as the database lives (signing key and the like). */
  secret(name: string): Uint8Array;
  /** Forgets one secret, so that everything made with it is worth nothing. */
  forgetSecret(name: string): void;
  /** Runs `work` as one transaction: all of it or, when it throws, nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** The encrypted bytes of attachments. */
export interface FileTable {
  read(id: string): Uint8Array | null;
  write(id: string, bytes: Uint8Array): void;
  remove(id: string): void;
}

function fileTable(db: DatabaseSync): FileTable {
  db.exec('CREATE TABLE IF NOT EXISTS files (id TEXT PRIMARY KEY, bytes BLOB NOT NULL)');
  const read = db.prepare('SELECT bytes FROM files WHERE id = ?');
  const write = db.prepare('INSERT OR REPLACE INTO files (id, bytes) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM files WHERE id = ?');
  return {
    read: (id) => (read.get(id)?.bytes as Uint8Array | undefined) ?? null,
    write: (id, bytes) => void write.run(id, bytes),
    remove: (id) => void remove.run(id),
  };
}

function secretKeeper(db: DatabaseSync): Pick<Store, 'secret' | 'forgetSecret'> {
  db.exec('CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, bytes BLOB NOT NULL)');
  const read = db.prepare('SELECT bytes FROM secrets WHERE name = ?');
  const write = db.prepare('INSERT OR IGNORE INTO secrets (name, bytes) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM secrets WHERE name = ?');
  return {
    secret(name) {
      write.run(name, randomBytes(32));
      return read.get(name)?.bytes as Uint8Array;
    },
    forgetSecret: (name) => void remove.run(name),
  };
}

function tables(db: DatabaseSync) {
  return {
    users: documentTable<UserRow>(db, 'users', ['email']),
    devices: documentTable<DeviceRow>(db, 'devices', ['userId', 'identifier', 'accessToken']),
    refreshTokens: documentTable<RefreshRow>(db, 'refresh_tokens', ['userId', 'deviceIdentifier']),
    authRequests: documentTable<AuthRequestRow>(db, 'auth_requests', ['userId']),
    folders: documentTable<FolderRow>(db, 'folders', ['userId']),
    ciphers: documentTable<CipherRow>(db, 'ciphers', ['userId', 'organizationId']),
    marks: documentTable<MarkRow>(db, 'marks', ['userId', 'cipherId', 'folderId']),
    organizations: documentTable<OrganizationRow>(db, 'organizations', []),
    memberships: documentTable<MembershipRow>(db, 'memberships', ['organizationId', 'userId']),
    collections: documentTable<CollectionRow>(db, 'collections', ['organizationId']),
    access: documentTable<AccessRow>(db, 'access', ['collectionId', 'userId']),
    places: documentTable<PlaceRow>(db, 'places', ['cipherId', 'collectionId']),
    attachments: documentTable<AttachmentRow>(db, 'attachments', ['cipherId']),
  };
}

function transactionRunner(db: DatabaseSync): Store['transaction'] {
  return (work) => {
    if (db.isTransaction) return work();
    db.exec('BEGIN');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  };
}

/** Opens the database at `path` (a file, or `:memory:`) and creates what is missing in it. */
export function openStore(path: string): Store {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const all = tables(db);
  return {
    ...all,
    ...secretKeeper(db),
    files: fileTable(db),
    transaction: transactionRunner(db),
    userByEmail: (email) => all.users.where('email', email.trim().toLowerCase())[0] ?? null,
    close: () => db.close(),
  };
}
