import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One recorded account: what a real server answered to a real client, and what that client read. */
export interface Capture {
  readonly name: string;
  readonly account: {
    email: string;
    masterPassword: string;
    masterPasswordHash: string;
    userKeyB64: string;
    totp2faSecret: string | null;
  };
  readonly expected: Expected;
  readonly attachments: readonly RecordedAttachment[];
  /** A recorded body by file name, without `.json`. */
  readonly body: (name: string) => string;
  readonly status: (name: string) => number;
  readonly attachmentBytes: (id: string) => Buffer;
}

export interface Expected {
  readonly items: readonly Record<string, unknown>[];
  /** Null where the recording client had no such list. */
  readonly trash: readonly Record<string, unknown>[] | null;
  readonly archived: readonly Record<string, unknown>[] | null;
  readonly folders: readonly { id: string | null; name: string }[];
  readonly collections: readonly { id: string; name: string }[] | null;
  readonly organizations: readonly { id: string; name: string }[] | null;
  readonly totp: Readonly<
    Record<string, { code: string; secret: string; unixMsBefore: number; periodStable: boolean }>
  >;
  readonly attachments: Readonly<Record<string, { itemId: string; fileName: string; sha256?: string }>>;
}

export interface RecordedAttachment {
  readonly id: string;
  readonly cipherId: string;
  readonly urlInSync: string;
  readonly metaEndpoint: { readonly status: number; readonly body: string };
  /** Null where nobody can open the bytes any more: the server has dropped their key. */
  readonly plaintextSha256: string | null;
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function readCapture(root: string, name: string): Capture {
  const folder = join(root, name);
  const meta = readJson<Record<string, { status?: number }>>(join(folder, 'meta.json'));
  const index = join(folder, 'attachments', 'index.json');
  return {
    name,
    account: readJson(join(folder, 'account.json')),
    expected: readJson(join(folder, 'expected.json')),
    attachments: existsSync(index) ? readJson(index) : [],
    body: (file) => readFileSync(join(folder, `${file}.json`), 'utf8'),
    status: (file) => meta[file]?.status ?? 404,
    attachmentBytes: (id) => readFileSync(join(folder, 'attachments', `${id}.bin`)),
  };
}

/** Every account below a folder of the form `SERVER/ACCOUNT/` that has a recorded truth. */
export function readCaptures(root: string): Capture[] {
  const names = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((server) => readdirSync(join(root, server.name)).map((account) => `${server.name}/${account}`));
  return names
    .filter((name) => existsSync(join(root, name, 'expected.json')))
    .map((name) => readCapture(root, name));
}
