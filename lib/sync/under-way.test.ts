import { expect, it } from 'vitest';
import { OWNER_CHANGED } from '../session';
import { underWayOf } from './under-way';

it('Something is on its way to an organisation until there is an answer, also one that holds it here', () => {
  const sent = { organizationId: 'AC-ME' };
  expect([...underWayOf([{ sent, refused: null }])]).toEqual(['ac-me']);
  expect(underWayOf([{ sent: null, refused: null }]).size).toBe(0);
  expect(underWayOf([{ sent: { organizationId: null }, refused: null }]).size).toBe(0);
  expect(underWayOf([{ sent, refused: OWNER_CHANGED }]).size).toBe(0);
});
