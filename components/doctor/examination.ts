import { signal } from '@preact/signals';
import { CHECKS, type Check, type Finding } from '../../lib/doctor';
import { ask } from '../../lib/protocol';
import type { AccountSummary, ServerChoice } from '../../lib/session';
import { choiceOrigins } from '../state/server-choice';
import { requestAccess } from '../state/sign-in';

/** A server, and the account there that this browser knows. */
export interface Patient {
  readonly server: ServerChoice;
  readonly account: AccountSummary | null;
}

/** How far an examination is. */
export interface Examination {
  readonly patient: Patient;
  readonly findings: readonly Finding[];
  /** What is looked at now; null: it is over. */
  readonly at: Check | null;
}

/** The last one; null: there was none. */
export const examination = signal<Examination | null>(null);

/** Checks that tell nothing where the server is not reached. */
const isHopeless = (findings: readonly Finding[]): boolean =>
  findings.some(({ check, verdict }) => verdict === 'stop' && (check === 'address' || check === 'reach'));

/** Looks at everything, one after the other. To be called in a click: the browser is asked for access to the server first. */
export async function examine(patient: Patient): Promise<void> {
  const { server, account } = patient;
  await requestAccess(choiceOrigins(server));
  let findings: readonly Finding[] = [];
  const show = (at: Check | null) => {
    examination.value = { patient, findings, at };
  };
  for (const check of CHECKS) {
    if (isHopeless(findings)) break;
    show(check);
    const who = account && { email: account.email, account: account.id };
    findings = [...findings, await ask('doctor.check', { check, server, ...who })];
  }
  show(null);
}
