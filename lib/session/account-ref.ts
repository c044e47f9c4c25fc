/**
 * Ids are a server's, and two servers may have the same: where several accounts stand side by side, an id carries the tag of its account.
 * The first account on a browser has the empty tag, so that its ids stay as they are. An id of a server's that looks like one with a tag
 * gets one all the same.
 * @param tag digits, or empty.
 */
export const toRef = (tag: string, id: string): string =>
  tag !== '' || id.includes('@') ? `${id}@${tag}` : id;

/** Names ids of one account among those of others, and takes its tag off again. */
export interface Naming {
  readonly ref: (id: string) => string;
  readonly own: (ref: string) => string;
}

/** Of an account that stands alone: its ids are what its server calls them. */
export const ALONE: Naming = { ref: (id) => id, own: (id) => id };

export const namingOf = (tag: string): Naming => ({
  ref: (id) => toRef(tag, id),
  own: (ref) => splitRef(ref).id,
});

/** The account's tag and its server's id, see `toRef`. */
export function splitRef(ref: string): { readonly tag: string; readonly id: string } {
  const at = ref.lastIndexOf('@');
  return at < 0 ? { tag: '', id: ref } : { tag: ref.slice(at + 1), id: ref.slice(0, at) };
}
