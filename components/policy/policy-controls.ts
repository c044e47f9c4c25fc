/** A value that one of a few may be chosen for. Null: not set. */
export type ChoiceValue = string | number | null;

/** How a member of a policy's data is edited. Its label is the text `policyKey_KEY`, those of its choices `policyValue_KEY_VALUE`. */
export type Control =
  | { readonly kind: 'flag'; readonly key: string }
  | { readonly kind: 'number'; readonly key: string; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly key: string; readonly choices: readonly ChoiceValue[] }
  | { readonly kind: 'text'; readonly key: string; readonly most: number; readonly isAddress: boolean }
  /** Any of these numbers. */
  | { readonly kind: 'set'; readonly key: string; readonly choices: readonly number[] };

const flags = (...keys: string[]): Control[] => keys.map((key) => ({ kind: 'flag', key }));

const number = (key: string, least: number, most: number): Control => ({ kind: 'number', key, least, most });

const choice = (key: string, ...choices: ChoiceValue[]): Control => ({ kind: 'choice', key, choices });

const text = (key: string, most: number, isAddress = false): Control => ({
  kind: 'text',
  key,
  most,
  isAddress,
});

/** A year: nobody waits longer. */
const MOST_MINUTES = 60 * 24 * 365;
/** Servers delete after 31 days at the latest. */
const MOST_HOURS = 24 * 31;

/** What is known of the data of the types (reference: bitwarden/server PolicyDataModels; those of clients as they write them). */
const CONTROLS: Readonly<Record<number, readonly Control[]>> = {
  1: [
    choice('minComplexity', null, 0, 1, 2, 3, 4),
    number('minLength', 12, 128),
    ...flags('requireUpper', 'requireLower', 'requireNumbers', 'requireSpecial', 'enforceOnLogin'),
  ],
  2: [
    choice('overridePasswordType', null, 'password', 'passphrase'),
    number('minLength', 5, 128),
    ...flags('useUpper', 'useLower', 'useNumbers'),
    number('minNumbers', 0, 9),
    ...flags('useSpecial'),
    number('minSpecial', 0, 9),
    number('minNumberWords', 3, 20),
    ...flags('capitalize', 'includeNumber'),
  ],
  7: flags('disableHideEmail'),
  8: flags('autoEnrollEnabled'),
  9: [
    choice('type', null, 'custom', 'immediately', 'onSystemLock', 'onAppRestart', 'never'),
    number('minutes', 1, MOST_MINUTES),
    choice('action', null, 'lock', 'logOut'),
  ],
  12: [text('idpHost', 1000)],
  16: [choice('uriMatchDetection', null, 0, 1, 2, 3, 4, 5)],
  21: [
    ...flags('disableSend', 'disableHideEmail'),
    choice('whoCanAccess', null, 0, 1, 2),
    text('allowedDomains', 1000),
    number('deletionHours', 1, MOST_HOURS),
    { kind: 'set', key: 'allowedSendTypes', choices: [0, 1] },
  ],
  22: [text('rulesUrl', 1000, true)],
};

/** Clients make up what these say, and nothing is known of it. */
const UNKNOWN_DATA: ReadonlySet<number> = new Set([15, 17, 20]);

export const controlsOf = (type: number): readonly Control[] => CONTROLS[type] ?? [];

/** True for a type of which data may come that cannot be edited here. */
export const hasUnknownData = (type: number, known: number): boolean =>
  UNKNOWN_DATA.has(type) || type >= known;

export const ALL_CONTROLS: readonly Control[] = Object.values(CONTROLS).flat();
