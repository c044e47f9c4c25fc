/**
 * Room: wire. Reads the server's JSON tolerantly: four letter cases, null lists, numbers as text, odd dates.
 * Pure. Never throws on what a server sent, never changes it.
 */
export { withMember } from './change-wire';
export {
  asWire,
  isShallow,
  parseDate,
  pick,
  pickBoolean,
  pickList,
  pickNumber,
  pickText,
  pickTexts,
  pickWire,
  type Wire,
} from './wire';
