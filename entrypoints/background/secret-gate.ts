import { CodedError } from '../../lib/errors';
import { type Item, isSecret } from '../../lib/items';

/** Checks a typed master password. Rejects with `reprompt-wrong`. */
export type VerifyPassword = (password: string) => Promise<void>;

/**
 * Lets an item's secrets out for use (a fill, a copy): items that ask for the master password again need it each time.
 * @throws CodedError `reprompt-needed`, `reprompt-wrong`.
 */
export async function assertMayUse(
  item: Item,
  password: string | undefined,
  verify: VerifyPassword,
): Promise<void> {
  if (!item.reprompt) return;
  if (password === undefined) throw new CodedError('reprompt-needed');
  await verify(password);
}

/**
 * Lets one value out to a page of ours.
 * @throws CodedError as above, and `hidden-by-organization` for secrets that this person may only fill.
 */
export async function assertMaySee(
  item: Item,
  field: string,
  password: string | undefined,
  verify: VerifyPassword,
): Promise<void> {
  if (!isSecret(item, field)) return;
  if (!item.canViewPassword) throw new CodedError('hidden-by-organization');
  await assertMayUse(item, password, verify);
}

/**
 * Lets a form take the place of an item. One whose secrets are withheld was never shown whole: its form would empty them.
 * @throws CodedError as above.
 */
export async function assertMayReplace(
  item: Item,
  password: string | undefined,
  verify: VerifyPassword,
): Promise<void> {
  if (!item.canViewPassword) throw new CodedError('hidden-by-organization');
  await assertMayUse(item, password, verify);
}
