import { CodedError, type ErrorCode } from '../errors';

/** What browsers call what can go wrong (Web Authentication Level 3, sections 5.1.3 and 5.1.4). */
const CODES: Readonly<Record<string, ErrorCode>> = {
  // Browsers tell no page whether the person cancelled, was too late, or had no key that fits.
  NotAllowedError: 'unlock-key-ended',
  AbortError: 'unlock-key-ended',
  InvalidStateError: 'unlock-key-twice',
  ConstraintError: 'unlock-key-no-secret',
  NotSupportedError: 'unlock-key-no-secret',
  SecurityError: 'unlock-key-unsupported',
};

/** The browser's refusal as one of ours; what is none of these stays what it is. */
export function toFailure(error: unknown): unknown {
  const code = error instanceof DOMException ? CODES[error.name] : undefined;
  return code ? new CodedError(code) : error;
}
