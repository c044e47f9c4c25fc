import type { VaultOverview } from '../items';

interface Cached {
  readonly account: string;
  readonly revision: number;
  readonly overview: Promise<VaultOverview>;
}

let cached: Cached | null = null;

/** The opened list of an account at one revision; opened once, however many ask at the same time. */
export function cachedOverview(
  account: string,
  revision: number,
  open: () => Promise<VaultOverview>,
): Promise<VaultOverview> {
  if (cached?.account === account && cached.revision === revision) return cached.overview;
  const overview = open();
  cached = { account, revision, overview };
  overview.catch(() => forgetOverview());
  return overview;
}

/** Drops what was opened; lock calls it. */
export function forgetOverview(): void {
  cached = null;
}
