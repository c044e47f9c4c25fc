import { NO_FLOOR, strictestFloor } from '../generator';
import type { AccountRules, HeldRule, HeldRules } from '../session';
import { DEMANDS } from './demands';
import { type Binding, type FindBinding, findBinding, type PolicySource, type Waiting } from './find-binding';
import { readFloor, readKinds, readMasterPassword, readMatch, readTimeout } from './read-data';

const namesOf = (binding: readonly Binding[]): readonly string[] =>
  [...new Set(binding.map(({ by }) => by))].filter((name) => name !== '').sort();

const asksForNothing = (floor: object): boolean => JSON.stringify(floor) === JSON.stringify(NO_FLOOR);

const kindsOf = (binding: readonly Binding[]): readonly number[] =>
  [...new Set(binding.flatMap(({ data }) => readKinds(data)))].sort((a, b) => a - b);

const signsOut = (binding: readonly Binding[]): boolean =>
  binding.some(({ data }) => readTimeout(data).signsOut);

/** What would bind besides, by a yes. */
const ADDS: Readonly<Record<HeldRule, (sent: readonly Binding[], stood: readonly Binding[]) => boolean>> = {
  ownItems: (sent, stood) => sent.length > 0 && stood.length === 0,
  kinds: (sent, stood) => kindsOf(sent).some((kind) => !kindsOf(stood).includes(kind)),
  signOut: (sent, stood) => signsOut(sent) && !signsOut(stood),
};

function heldOf({ id, sent, stood }: Waiting): HeldRules[] {
  const names = Object.keys(ADDS) as HeldRule[];
  const asks = names.filter((name) => ADDS[name](sent(DEMANDS[name]), stood(DEMANDS[name])));
  return asks.length > 0 ? [{ organization: id, asks }] : [];
}

function lockRules(binding: FindBinding): Pick<AccountRules, 'maxLockMinutes' | 'signsOut'> {
  const minutes = binding(DEMANDS.lockTime).flatMap(({ data }) => readTimeout(data).maxLockMinutes ?? []);
  return {
    maxLockMinutes: minutes.length > 0 ? Math.min(...minutes) : null,
    signsOut: signsOut(binding(DEMANDS.signOut)),
  };
}

/** The rules that bind an account, the strictest of each, and those that would by a yes to their organisation. */
export function readRules(source: PolicySource): AccountRules {
  const { binding, waiting } = findBinding(source);
  const ownItems = binding(DEMANDS.ownItems);
  const kinds = binding(DEMANDS.kinds).filter(({ data }) => readKinds(data).length > 0);
  const floors = binding(DEMANDS.generator).filter(({ data }) => !asksForNothing(readFloor(data)));
  const passwords = binding(DEMANDS.masterPassword);
  const masterPassword = readMasterPassword(passwords.map(({ data }) => data));
  return {
    ...lockRules(binding),
    noPin: binding(DEMANDS.pin).length > 0,
    noOwnItems: ownItems.length > 0,
    noKinds: kindsOf(kinds),
    defaultMatch: readMatch(binding(DEMANDS.match).map(({ data }) => data)),
    generator: floors.length > 0 ? strictestFloor(floors.map(({ data }) => readFloor(data))) : null,
    masterPassword,
    askedBy: {
      ownItems: namesOf(ownItems),
      kinds: namesOf(kinds),
      generator: namesOf(floors),
      masterPassword: masterPassword ? namesOf(passwords) : [],
    },
    held: waiting.flatMap(heldOf),
  };
}
