import type { Check, Finding } from '../doctor';
import type { ServerChoice } from '../session';

/** What our own pages may ask about what is wrong between this browser and a server; part of the contract in protocol.ts. */
export interface DoctorRequests {
  /** Looks at one thing; the page asks for one after the other. `email` and `account`: of an account on this browser. */
  'doctor.check'(args: {
    check: Check;
    server: ServerChoice;
    email?: string | undefined;
    account?: string | undefined;
  }): Finding;
}
