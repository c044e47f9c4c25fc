import { computed, effect, signal } from '@preact/signals';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { VaultOverview } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { go, HOME, scroll } from './route';
import { status } from './session';

/** The rows of the unlocked vault; null while locked, or before they have come. */
export const overview = signal<VaultOverview | null>(null);

/** Why the rows did not come. */
export const overviewError = signal<ErrorInfo | null>(null);

export async function loadOverview(): Promise<void> {
  const revision = status.peek()?.revision;
  try {
    const rows = await ask('vault.overview');
    if (status.peek()?.state === 'unlocked' && status.peek()?.revision === revision) overview.value = rows;
    overviewError.value = null;
  } catch (error) {
    overviewError.value = toErrorInfo(error);
  }
}

function forget(): void {
  if (overview.peek() !== null) {
    go(HOME);
    scroll.value = 0;
  }
  overview.value = null;
  overviewError.value = null;
}

/** Follows the session: fetches the rows when the vault is open and whenever they have changed; forgets them on lock. */
export function startVault(): void {
  const opened = computed(() => (status.value?.state === 'unlocked' ? status.value.revision : null));
  effect(() => {
    if (opened.value === null) forget();
    else void loadOverview();
  });
}

/** The name of an organisation; null for a person's own items. */
export function organizationName(id: string | null): string | null {
  if (id === null) return null;
  return overview.value?.organizations.find((one) => one.id === id)?.name ?? t('organization');
}

/** How many items could not be read. */
export const asideCount = computed(
  () => overview.value?.rows.filter(({ state, deleted }) => state === 'unread' && !deleted).length ?? 0,
);
