/**
 * Room: corrections. What the person has said about the fields of sites: by host and by what a field looks like, never its value.
 * Sealed on disk by account, because it tells where somebody has been. Decides nothing: lib/fill takes it as its strongest reason.
 */
export { type Corrections, type CorrectionsDeps, createCorrections } from './corrections';
