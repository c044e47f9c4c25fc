/**
 * The double of the organisation Public API and of Bits' OAuth service: speaks both over real HTTP on loopback, for tests of what
 * talks to them. It owns nothing of the product and imports nothing from `lib`. Its traps are those of the real servers; what no
 * source tells is called an assumption where it stands. The shapes are in `tests/public-api/organization-api.openapi.yaml`.
 * Faults, log and clock are those of the embedded server beside it.
 */

export { BITS_DEFAULTS, type BitsOptions } from './bits.ts';
export { type BitsVariant, VARIANTS } from './bits-variants.ts';
export type { CursorForm, PublicApiOptions, PublicApiServerKind } from './context.ts';
export { createJournal, type EventLog, fixedLog } from './event-log.ts';
export { idOf } from './ids.ts';
export { createLargeLog } from './large-log.ts';
export { createOrganization, type Organization } from './organization.ts';
export { slowDownBody } from './refusals.ts';
export { SAMPLE_KEY } from './sample-organization.ts';
export { type PublicApiServer, startPublicApi } from './start-public-api.ts';
