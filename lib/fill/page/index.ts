/**
 * Room: fill/page. The only lib code that touches a page: waits for the focus of a field, collects facts about fields, writes planned
 * values, and shows frames of ours over the page. Owns element handles and visibility. Never reads a value out, decides nothing about
 * roles, keeps nothing; nothing of the vault stands in the page's DOM.
 */

export { createFiller, type Filler } from './filler';
export { createOverlay, type Overlay } from './overlay';
export { passOnAnswers } from './pass-on-answers';
export { watchFocus } from './watch';
