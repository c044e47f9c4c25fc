/**
 * Room: errors. The codes for all that can go wrong, and the one Error class that carries them.
 * Pure. Words for the codes stand in messages.json, never here.
 */
export type { ErrorCode, ErrorInfo } from './errors';
export { CodedError, toErrorInfo } from './errors';
