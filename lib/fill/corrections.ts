import type { FieldFacts, FieldRole, FrameFacts } from './fill';

/** What a person can say that a field is; `other`: not one to fill. */
export const CORRECTABLE = [
  'username',
  'current-password',
  'new-password',
  'totp',
  'other',
] as const satisfies readonly FieldRole[];

export type CorrectableRole = (typeof CORRECTABLE)[number];

/** By what the fields of a host look like, what a person has said that they are. */
export type FieldCorrections = ReadonlyMap<string, CorrectableRole>;

/** What scripts make up anew for each visit (`:r1:`, `input-8f3a9c21`) tells nothing. */
const MADE_UP = /[:«»]|[0-9a-f]{8}|\d{5}/i;
const MOST = 80;

const lasting = (text: string): string => (MADE_UP.test(text) ? '' : text.slice(0, MOST));

/** What a field is known by at the next visit: how it is written, never what stands in it. */
export function signatureOf({ type, name, id, label, placeholder, nearby }: FieldFacts): string {
  const names = [lasting(name), lasting(id)];
  const words = names.some((text) => text !== '') ? [] : [(label || placeholder || nearby).slice(0, MOST)];
  return JSON.stringify([type, ...names, ...words]);
}

/** The facts of a frame with what the person has said about its fields; whatever came from the page in that place is dropped. */
export function correctFrame(frame: FrameFacts, said: FieldCorrections): FrameFacts {
  const fields = frame.fields.map(({ said: _, ...field }) => {
    const role = said.get(signatureOf(field));
    return role === undefined ? field : { ...field, said: role };
  });
  return { ...frame, fields };
}
