/**
 * Room: doctor. What may be wrong between this browser and a server, one check after the other: each asks the server for something
 * harmless and gives a finding by its code. Decides nothing for anybody, sends no password and no key; a server's own words never stand in
 * the report that is made for others to read.
 */
export { createDoctor, type Doctor, type DoctorDeps } from './doctor';
export { CHECKS, type Check, type Finding, type FindingCode, type Verdict } from './finding';
export { reportFor } from './report';
