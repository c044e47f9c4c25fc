/** What is looked at, in the order in which it is. */
export const CHECKS = ['address', 'reach', 'layout', 'version', 'clock', 'kdf', 'hub', 'icons'] as const;
export type Check = (typeof CHECKS)[number];

export type Verdict = 'ok' | 'care' | 'stop' | 'skipped';

/** Every finding there is, with what it means for the person. */
export const FINDINGS = {
  'address-ok': 'ok',
  'address-path': 'ok',
  'address-clear': 'care',
  'address-wrong': 'stop',
  'reach-ok': 'ok',
  'reach-none': 'stop',
  'reach-slow': 'stop',
  'reach-redirect': 'stop',
  'reach-portal': 'stop',
  'reach-html': 'stop',
  'reach-down': 'stop',
  'reach-busy': 'care',
  'layout-modern': 'ok',
  'layout-old': 'ok',
  'layout-identity': 'stop',
  'layout-none': 'stop',
  'version-known': 'ok',
  'version-old': 'care',
  'clock-ok': 'ok',
  'clock-ahead': 'care',
  'clock-behind': 'care',
  'clock-unknown': 'skipped',
  'kdf-ok': 'ok',
  'kdf-weak': 'care',
  'kdf-refused': 'stop',
  'kdf-unknown': 'skipped',
  'hub-ok': 'ok',
  'hub-closed': 'care',
  'hub-none': 'skipped',
  'hub-locked': 'skipped',
  'icons-ok': 'ok',
  'icons-none': 'care',
  'icons-no-access': 'skipped',
  'not-reached': 'skipped',
} as const satisfies Readonly<Record<string, Verdict>>;

export type FindingCode = keyof typeof FINDINGS;

export interface Finding {
  readonly check: Check;
  readonly code: FindingCode;
  readonly verdict: Verdict;
  /** Milliseconds, or seconds of a clock. */
  readonly number: number | null;
  /** Of a server: what it says it is. Shown as it stands here alone. */
  readonly text: string | null;
}

export const found = (
  check: Check,
  code: FindingCode,
  more: { number?: number; text?: string } = {},
): Finding => ({
  check,
  code,
  verdict: FINDINGS[code],
  number: more.number ?? null,
  text: more.text ?? null,
});
