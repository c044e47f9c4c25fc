/**
 * Room: policies. What organisations demand of their members' clients, as far as there is something here to demand it of. Servers are not
 * trusted: a policy can only tighten, and what is odd in one counts as nothing.
 */
export type { PolicySource } from './find-binding';
export { readRules } from './read-rules';
