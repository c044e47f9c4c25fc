import { CHARACTERS, type CharacterClass, type GeneratorFloor, strictestFloor } from '../../lib/generator';
import type { AccountStatus, AccountSummary } from '../../lib/session';
import { formatList, formatNumber, t } from '../../lib/text';
import { accounts } from '../state/accounts';
import { askers } from '../state/rules';
import { inPhrase } from '../ui/in-phrase';
import { CLASS_LABELS } from './class-labels';
import type { Kind } from './make';

/** What organisations ask of what is generated. */
export interface Demand {
  readonly floor: GeneratorFloor;
  /** Those that ask for it, in words. */
  readonly by: string;
}

/** For what is made for an account; where it is for none in particular, the strictest of all that are open. */
export function demandOf(account: AccountSummary | null): Demand {
  const isMeant = ({ account: { id }, state }: AccountStatus) =>
    account === null ? state === 'unlocked' : id === account.id;
  const asking = accounts.value.filter(isMeant);
  return {
    floor: strictestFloor(asking.map(({ rules }) => rules.generator)),
    by: askers(asking, 'generator'),
  };
}

const classText = (name: CharacterClass, count: number): string =>
  count > 1 ? t('countOf', formatNumber(count), t(CLASS_LABELS[name])) : t(CLASS_LABELS[name]);

function passwordParts({ length, least }: GeneratorFloor): string[] {
  const classes = (Object.keys(CHARACTERS) as CharacterClass[]).filter((name) => least[name] > 0);
  return [
    ...(length > 0 ? [t('lengthAtLeast', formatNumber(length))] : []),
    ...classes.map((name) => classText(name, least[name])),
  ];
}

const passphraseParts = ({ words, capitalise, number }: GeneratorFloor): string[] => [
  ...(words > 0 ? [t('wordsAtLeast', formatNumber(words))] : []),
  ...(capitalise ? [inPhrase(t('capitalise'))] : []),
  ...(number ? [inPhrase(t('addNumber'))] : []),
];

/** What binds a kind of secret, and who asks for it; null where nothing does. */
export function demandText({ floor, by }: Demand, kind: Kind): string | null {
  if (kind === 'username') return null;
  const only = floor.kind && t(floor.kind === 'password' ? 'passwordsOnly' : 'passphrasesOnly');
  const parts = [
    ...(only === null ? [] : [only]),
    ...(kind === 'password' ? passwordParts(floor) : passphraseParts(floor)),
  ];
  return parts.length === 0 ? null : t('floorKept', by, formatList(parts));
}
