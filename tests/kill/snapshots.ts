import type { Snapshot } from './machine';

type Entries = readonly (readonly [string, string])[];

function changed(text: string, key: string, change: (value: Record<string, unknown>) => object): string {
  const entries = JSON.parse(text) as Entries;
  return JSON.stringify(
    entries.map(([name, value]) => [
      name,
      name === key ? JSON.stringify(change(JSON.parse(value) as Record<string, unknown>)) : value,
    ]),
  );
}

/** In memory one value is another. */
const withMemory = (
  snapshot: Snapshot,
  key: string,
  change: (value: Record<string, unknown>) => object,
): Snapshot => ({ ...snapshot, session: changed(snapshot.session, key, change) });

/** A browser in which something else is kept of its unlocked accounts. */
export const withUnlocked = (snapshot: Snapshot, change: object): Snapshot =>
  withMemory(snapshot, 'unlocked', (all) =>
    Object.fromEntries(Object.entries(all).map(([id, one]) => [id, { ...(one as object), ...change }])),
  );

/** A browser that tells something else of its accounts. */
export const withStatus = (snapshot: Snapshot, change: object): Snapshot =>
  withMemory(snapshot, 'status', (status) => ({
    ...status,
    ...change,
    accounts: (status.accounts as object[]).map((one) => ({ ...one, ...change })),
  }));

/** A browser in whose database one table is another. */
export const withTable = (
  { database, ...rest }: Snapshot,
  table: string,
  change: (rows: readonly unknown[]) => readonly unknown[],
): Snapshot => ({
  ...rest,
  database: database && {
    ...database,
    tables: database.tables.map((each) =>
      each.name === table ? { ...each, rows: change(each.rows) } : each,
    ),
  },
});

/** The database as the first release wrote it: items as objects, no stamps, no overview. */
export function asOfVersion1(snapshot: Snapshot): Snapshot {
  const rowsOf = (name: string) =>
    (snapshot.database?.tables.find((table) => table.name === name)?.rows ?? []) as Record<string, unknown>[];
  const byId = { keyPath: ['account', 'id'], indexes: [{ name: 'account', keyPath: 'account' }] };
  const items = rowsOf('items').map(({ json, ...row }) => ({
    ...row,
    raw: JSON.parse(String(json)) as unknown,
  }));
  const vaults = rowsOf('vaults').map(
    ({ account, profile, policies, userDecryption, revision, syncedAt }) => ({
      account,
      profile,
      policies,
      userDecryption,
      revision,
      syncedAt,
    }),
  );
  const tables = [
    { name: 'items', ...byId, rows: items },
    { name: 'folders', ...byId, rows: rowsOf('folders') },
    { name: 'collections', ...byId, rows: rowsOf('collections') },
    { name: 'vaults', keyPath: 'account', indexes: [], rows: vaults },
  ];
  // The database package counts in tens.
  return { ...snapshot, database: { version: 10, tables } };
}

interface Piece {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One piece of the overview is not what was sealed any more. */
export const withDamagedRows = (snapshot: Snapshot): Snapshot =>
  withTable(snapshot, 'sealed', (rows) =>
    (rows as readonly Piece[]).map((piece) =>
      piece.name.startsWith('rows:') ? { ...piece, bytes: piece.bytes.map((byte) => byte ^ 1) } : piece,
    ),
  );
