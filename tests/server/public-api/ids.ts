/** What ids of the sample are for; the first digits tell it, so that a failing test can be read. */
const KINDS = {
  organization: '0a0a0a0a',
  user: 'aaaaaaaa',
  member: 'bbbbbbbb',
  group: 'cccccccc',
  collection: 'dddddddd',
  policy: 'eeeeeeee',
  item: '11111111',
  secret: '22222222',
  project: '33333333',
  machine: '44444444',
  installation: '55555555',
} as const;

/** The same id for the same thing, always. */
export const idOf = (kind: keyof typeof KINDS, number: number): string =>
  `${KINDS[kind]}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
