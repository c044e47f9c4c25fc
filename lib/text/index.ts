/**
 * Room: text. Every visible word comes through here, by a typed key of messages.json.
 * Owns nothing but the look-up and the formats of numbers, dates and sizes.
 */
export { isolated } from './isolated';
export {
  errorText,
  formatBytes,
  formatDay,
  formatList,
  formatNumber,
  formatWhen,
  type TextKey,
  t,
  tCount,
  textAsValue,
} from './text';
