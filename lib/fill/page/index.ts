/**
 * Room: fill/page. The only lib code that touches a page: collects facts about fields, writes planned values.
 * Owns element handles and visibility. Never reads a value out, decides nothing about roles, keeps nothing,
 * and leaves no trace in the page's DOM.
 */
export { createFiller, type Filler } from './filler';
