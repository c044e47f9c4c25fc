import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { connection } from '../console/connection';
import { OWNERSHIP, type PolicyState } from './plan-policy';

/** Names of folders and collections are no longer anywhere. */
export const LONGEST_OWN_NAME = 100;

/** What the collection is called that each member gets for what they save, where items are to be the organisation's. */
export interface OwnName {
  /** False where nobody here holds the key that the name has to be sealed with; null until that is known. */
  readonly canSeal: boolean | null;
  readonly name: string;
  readonly touch: (name: string) => void;
}

/** Such collections are made in the moment in which the policy is turned on, and at no other (bitwarden/server). */
export const makesCollections = (type: number, base: PolicyState | null | undefined, after: PolicyState) =>
  type === OWNERSHIP && after.enabled && base?.enabled !== true;

/** True once it is known what is to be sent, and that a server takes it. */
export const isNameReady = ({ canSeal, name }: OwnName): boolean =>
  canSeal === false || (canSeal === true && name.trim().length <= LONGEST_OWN_NAME);

/** What is to be sent; undefined where no collection is made. */
export const nameToSend = ({ canSeal, name }: OwnName): string | undefined =>
  (canSeal && name.trim()) || undefined;

/** The name that is typed for them, of a policy that may have them made. */
export function useOwnName(type: number): OwnName {
  const [canSeal, setCanSeal] = useState<boolean | null>(null);
  const [name, touch] = useState(t('policyOwnNameFirst'));
  const id = connection.value?.id;
  useEffect(() => {
    if (type !== OWNERSHIP || id === undefined) return;
    ask('org.holdsKey', { id }).then(setCanSeal, () => setCanSeal(false));
  }, [type, id]);
  return { canSeal, name, touch };
}
