/**
 * Room: capture. What a person has typed into a page and sent: what it means, whether the site has taken it, and whether it is to be saved
 * as a new login or is the new password of one. Owns how it is kept, sealed, until the person has answered.
 * Pure but for the seal: no browser, no storage, no DOM. Trusts nothing that a page says about itself.
 */
export { decide, type KnownLogin, type Proposal } from './decide';
export { judgeOutcome, judgePage, type Verdict } from './judge';
export { type Act, type Meaning, readMeaning } from './meaning';
export { parseOutcome, parseSent } from './parse-sent';
export type { SaveAnswer, SavePrompt, SavePromptLogin } from './prompt';
export { createShelf, KEPT_MS, type Kept, type Shelf, type Waiting } from './shelf';
export { joinSteps, STEP_MS } from './steps';
