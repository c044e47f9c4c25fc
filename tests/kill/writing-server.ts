import { createAnswering } from './answering';
import { type Fixture, idOf } from './fixture';
import type { ServerVault } from './vaults';
import type { Answering } from './worker';

type Json = Readonly<Record<string, unknown>>;

/** A server that takes changes of items and keeps them. */
export interface WritingServer {
  readonly answering: Answering;
  readonly ciphers: () => readonly Json[];
  /** Writes that were carried out, by method. */
  readonly writes: readonly string[];
}

const APART_MS = 2000;

const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status });

/** Who changes an older copy than the one that is here is turned away. */
const isOutdated = (old: Json, body: Json): boolean =>
  body.lastKnownRevisionDate !== undefined && body.lastKnownRevisionDate !== old.revisionDate;

/** Starts with a vault; every write gets a date of its own. */
export function createWritingServer(fixture: Fixture, vault: ServerVault): WritingServer {
  const ciphers = new Map(vault.ciphers.map((cipher) => [String(cipher.id), cipher]));
  const writes: string[] = [];
  let { revision } = vault;
  let added = 0;
  const current = (): ServerVault => {
    const answer = JSON.parse(vault.answer) as Json;
    const list = [...ciphers.values()];
    return { revision, ciphers: list, answer: JSON.stringify({ ...answer, ciphers: list }) };
  };
  const put = (id: string, cipher: Json): Response => {
    revision += APART_MS;
    const { lastKnownRevisionDate: _, ...content } = cipher;
    const kept = { ...content, id, revisionDate: new Date(revision).toISOString() };
    ciphers.set(id, kept);
    return json(kept);
  };
  const { answering, serve } = createAnswering(fixture, vault);
  const write = async (request: Request): Promise<Response | null> => {
    const [, id, verb] =
      /^\/api\/ciphers(?:\/([^/]+))?(?:\/(\w+))?$/.exec(new URL(request.url).pathname) ?? [];
    if (!request.url.includes('/api/ciphers')) return null;
    const known = id === undefined ? undefined : ciphers.get(id);
    if (request.method === 'GET') return known ? json(known) : null;
    const text = await request.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Json;
    const old = id === undefined ? {} : known;
    if (!old) return json({ message: 'Not found.' }, 404);
    if (isOutdated(old, body)) return json({ message: 'The item is out of date.' }, 400);
    writes.push(request.method);
    if (request.method === 'DELETE') {
      revision += APART_MS;
      ciphers.delete(String(id));
      return json({});
    }
    if (id === undefined) added += 1;
    const deletedDate = verb === 'delete' ? new Date(revision).toISOString() : (old.deletedDate ?? null);
    return put(id ?? idOf('ffff', added), {
      ...old,
      ...body,
      deletedDate: verb === 'restore' ? null : deletedDate,
    });
  };
  return {
    answering: async (request) => {
      const answer = await write(request);
      if (answer) return answer;
      serve(current());
      return answering(request);
    },
    ciphers: () => [...ciphers.values()],
    writes,
  };
}
