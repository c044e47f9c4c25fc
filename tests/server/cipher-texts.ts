import { seeCipher, seenCiphers } from './access.ts';
import type { ServerContext } from './context.ts';
import { cipherDetails } from './shapes/cipher-answer.ts';
import type { CipherRow, UserRow } from './store/rows.ts';

/** So many items share one piece of the answer; a change of one makes one piece anew. */
const SLICE = 100;

/** What is remembered of an item: who owns it (a change of that moves it in the list), and its JSON until it changes. */
interface Kept {
  readonly owner: string;
  readonly slice: number;
  type: number;
  text: string | null;
}

interface KeptVault {
  /** In the order of `seenCiphers`. */
  readonly items: ReadonlyMap<string, Kept>;
  /** The pieces that still hold, by which kinds are left out. */
  readonly pieces: Map<string, (Buffer | undefined)[]>;
  /** True when items were added or removed since. */
  isOld: boolean;
}

const ownerOf = ({ userId, organizationId }: CipherRow): string => `${userId}/${organizationId}`;

function forget({ items, pieces }: KeptVault, cipherId: string): void {
  const kept = items.get(cipherId);
  if (!kept) return;
  kept.text = null;
  for (const list of pieces.values()) delete list[kept.slice];
}

/** Forgets what a change in the store makes untrue. */
function followChanges({ store }: ServerContext, vaults: Map<string, KeptVault>): void {
  store.ciphers.onChange((id, row) => {
    for (const vault of vaults.values()) {
      forget(vault, id);
      const kept = vault.items.get(id);
      if (kept && row && kept.owner === ownerOf(row)) kept.type = row.type;
      else vault.isOld = true;
    }
  });
  store.marks.onChange((id) => {
    for (const vault of vaults.values()) forget(vault, id.split('/')[1] ?? '');
  });
  const forgetAll = () => vaults.clear();
  for (const table of [store.attachments, store.access, store.places, store.collections])
    table.onChange(forgetAll);
  for (const table of [store.memberships, store.organizations]) table.onChange(forgetAll);
}

/** The vault with every text that still holds, in today's order. */
function readVault(context: ServerContext, user: UserRow, before: KeptVault | undefined): KeptVault {
  if (before && !before.isOld) return before;
  const items = new Map<string, Kept>();
  for (const seen of seenCiphers(context, user)) {
    const { id, type } = seen.row;
    const text = before?.items.get(id)?.text ?? JSON.stringify(cipherDetails(context, user, seen));
    items.set(id, { owner: ownerOf(seen.row), slice: Math.floor(items.size / SLICE), type, text });
  }
  return { items, pieces: new Map(), isOld: false };
}

/**
 * Gives every item that a person sees but those of the `hidden` kinds, as `cipherDetails` has it: the inside of a JSON array, in
 * pieces. What stands in them is kept until something in it changes, so that a vault of fifty thousand items is answered in
 * about the time that it takes to send it.
 */
export function createCipherTexts(
  context: ServerContext,
): (user: UserRow, hidden: ReadonlySet<number>) => Uint8Array[] {
  const vaults = new Map<string, KeptVault>();
  followChanges(context, vaults);
  const textOf = (user: UserRow, id: string, kept: Kept): string => {
    const seen = kept.text === null ? seeCipher(context, user, id) : null;
    kept.text ??= JSON.stringify(seen && cipherDetails(context, user, seen));
    return kept.text;
  };
  return (user, hidden) => {
    const vault = readVault(context, user, vaults.get(user.id));
    vaults.set(user.id, vault);
    const name = [...hidden].join();
    const pieces = vault.pieces.get(name) ?? [];
    vault.pieces.set(name, pieces);
    const entries = [...vault.items];
    for (let slice = 0; slice * SLICE < entries.length; slice++) {
      if (pieces[slice]) continue;
      const shown = entries
        .slice(slice * SLICE, (slice + 1) * SLICE)
        .filter(([, { type }]) => !hidden.has(type));
      pieces[slice] = Buffer.from(shown.map(([id, kept]) => textOf(user, id, kept)).join(','));
    }
    return pieces.flatMap((piece) => (piece && piece.byteLength > 0 ? [piece] : []));
  };
}
