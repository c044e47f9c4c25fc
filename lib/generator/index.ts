/**
 * Room: generator. Makes passwords, passphrases and user names by chance, reads a site's rules for passwords and keeps them, and judges
 * how hard a password is to guess.
 * Pure but for the browser's source of chance. Keeps nothing, knows nothing of items. The word list and the estimator are loaded when asked for.
 */
export { type GeneratorFloor, leastLength, NO_FLOOR, optionsAbove, strictestFloor } from './floor';
export { makeForSite, readSiteRules, type SiteRules, takesFloor } from './for-site';
export type { Generated } from './generated';
export { DEFAULT_OPTIONS, type GeneratorOptions, LIMITS, readOptions } from './options';
export { makePassphrase, type PassphraseOptions } from './passphrase';
export { CHARACTERS, type CharacterClass, makePassword, type PasswordOptions } from './password';
export { type PasswordRules, parseRules } from './rules';
export { makeByRules } from './rules-password';
export { type Estimate, estimateStrength, loadWords, type Strength } from './strength';
export { makeAliasAt, makePlusAddress, makeUserName } from './user-name';
