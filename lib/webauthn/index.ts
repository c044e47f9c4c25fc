/**
 * Room: webauthn. The only user of the browser's authenticators: makes a key for unlocking, and asks it for its secret.
 * For pages, where the browser's prompt can stand. Keeps nothing, opens nothing; what it gives goes to the background at once.
 */
export { askKey } from './ask-key';
export { type MadeKey, makeKey } from './make-key';
export { mayHaveKeys } from './may-have-keys';
