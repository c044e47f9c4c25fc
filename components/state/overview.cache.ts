import { overviewKeyItem } from '../../lib/browser';
import { createPageOverview, type PageOverview } from '../../lib/overview';

let opened: { readonly key: string; readonly overview: PageOverview } | null = null;

/** The overview of the unlocked account, opened once a page; null while locked. */
export async function pageOverview(): Promise<PageOverview | null> {
  const held = await overviewKeyItem.get();
  if (!held) return null;
  if (opened?.key === held.key) return opened.overview;
  forgetPageOverview();
  const overview = await createPageOverview(held);
  opened = { key: held.key, overview };
  return overview;
}

/** Drops the key and every row that was opened with it. */
export function forgetPageOverview(): void {
  opened?.overview.close();
  opened = null;
}
