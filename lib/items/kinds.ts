import { card } from './card';
import { identity } from './identity';
import type { ItemKind } from './item';
import type { KindSpec } from './item-kind';
import { login } from './login';
import { note } from './note';
import { sshKey } from './ssh-key';

/** Every kind that can be read, in the order in which lists and menus show them. */
export const KINDS: readonly KindSpec[] = [login, card, identity, note, sshKey];

const byWireType = new Map(KINDS.map((spec) => [spec.wireType, spec]));
const byName = new Map<ItemKind, KindSpec>(KINDS.map((spec) => [spec.kind, spec]));

/** The kind of a wire type number; undefined for one that this version does not know. */
export function kindByWireType(wireType: number | null): KindSpec | undefined {
  return wireType === null ? undefined : byWireType.get(wireType);
}

/** The table of a kind; undefined for `unknown`. */
export function kindByName(kind: ItemKind): KindSpec | undefined {
  return byName.get(kind);
}
