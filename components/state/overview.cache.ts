import { overviewKeyItem } from '../../lib/browser';
import { createPageOverview, type PageOverview } from '../../lib/overview';

/** Grows whenever what is held is dropped: a key that comes after that is not kept any more. */
let drops = 0;

let opened: { readonly key: string; readonly overview: PageOverview } | null = null;

/** The overview of the unlocked account, opened once a page; null while locked. */
export async function pageOverview(): Promise<PageOverview | null> {
  const held = await overviewKeyItem.get();
  if (!held) return null;
  if (opened?.key === held.key) return opened.overview;
  forgetPageOverview();
  const before = drops;
  const overview = await createPageOverview(held);
  if (drops !== before) {
    overview.close();
    return null;
  }
  opened = { key: held.key, overview };
  return overview;
}

/** Drops the key and every row that was opened with it. */
export function forgetPageOverview(): void {
  opened?.overview.close();
  opened = null;
  drops += 1;
}
