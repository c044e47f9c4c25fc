import { signal } from '@preact/signals';
import { ask } from '../../lib/protocol';
import { accountOf, openAccounts } from './accounts';
import { onLock } from './session';

interface Abilities {
  readonly trash: boolean;
  readonly archive: boolean;
}

/** What the servers of accounts can do with items, by account id, as far as it is known. */
const abilities = signal<Readonly<Record<string, Abilities>>>({});

onLock((closed) => {
  const known = Object.entries(abilities.peek());
  abilities.value = Object.fromEntries(known.filter(([id]) => !closed.account(id)));
});

/** Finds out, for what is about to be offered. */
export function readAbilities(): void {
  for (const { id } of openAccounts.peek())
    ask('vault.abilities', { account: id }).then(
      (told) => {
        abilities.value = { ...abilities.peek(), [id]: told };
      },
      () => undefined,
    );
}

/** What all servers of some items can do with them; null until it is known of each. */
export function abilitiesOf(ids: Iterable<string>): Abilities | null {
  const owners = new Set([...ids].map((id) => accountOf(id)?.id ?? ''));
  const known = [...owners].map((id) => abilities.value[id]);
  if (known.some((one) => one === undefined)) return null;
  return { trash: known.every((one) => one?.trash), archive: known.every((one) => one?.archive) };
}
