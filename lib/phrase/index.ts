/**
 * Room: phrase. The words by which two people, or two devices, tell that they see the same key.
 * Pure; the word list is loaded when a phrase is made. Knows public keys only.
 */
export { phraseOf } from './phrase';
