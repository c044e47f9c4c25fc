/** Unlocking with an authenticator, and judging a master password: loaded when it is wanted. */
export { judgePassword } from './judge-password';
export { KeyWait } from './KeyWait';
