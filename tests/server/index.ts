/**
 * The embedded server: speaks the vault protocol of a Bitwarden-compatible server over real HTTP on loopback, for tests, the demo
 * and development. It owns nothing of the product and imports nothing from `lib`, so that a mistake there cannot hide itself here.
 * It is as strict as the real servers are (sources named beside the code) and never sees a plaintext.
 * Written for plain Node 24: only types that can be stripped, and file names with their `.ts`.
 * For anything with a vault in it see `sample-vault.ts`, which seeds through the API with the product's own cryptography.
 */

export { timeCode } from './codes.ts';
export type { Clock, ServerOptions, ServerProtocol } from './context.ts';
export type { Fault, FaultMatch, Faults, Held } from './faults.ts';
export type { Mail, Outbox } from './outbox.ts';
export type { RequestRecord } from './request-log.ts';
export { type EmbeddedServer, startServer } from './start-server.ts';
export type * from './store/rows.ts';
export { NO_SECOND_FACTOR } from './store/rows.ts';
export type { Store } from './store/store.ts';
