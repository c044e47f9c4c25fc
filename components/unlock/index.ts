/** Unlocking with an authenticator: loaded when it is wanted. */
export { KeyWait } from './KeyWait';
