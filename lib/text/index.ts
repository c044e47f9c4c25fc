/**
 * Room: text. Every visible word comes through here, by a typed key of messages.json.
 * Owns nothing but the look-up and the formats of numbers.
 */
export { errorText, formatNumber, type TextKey, t, tCount } from './text';
