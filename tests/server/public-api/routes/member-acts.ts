import type { Hono } from 'hono';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import { INVITED, isLastOwner, REVOKED } from '../organization.ts';
import { refuse } from '../refusals.ts';
import { done, findRow } from './answers.ts';
import { NO_OWNER } from './members.ts';

/** What is done to a member as a whole: each says nothing when it is done. */
export function addMemberActs(app: Hono<PublicApiEnv>, { clock }: PublicApiContext): void {
  app.post('/members/:id/reinvite', (c) => {
    const { members } = c.get('organization');
    if (findRow(c, members).status !== INVITED) throw refuse(400, 'User invalid.');
    return done();
  });
  app.post('/members/:id/revoke', (c) => {
    const organization = c.get('organization');
    const row = findRow(c, organization.members);
    if (row.status === REVOKED) throw refuse(400, 'Already revoked.');
    if (isLastOwner(organization, row)) throw refuse(400, NO_OWNER);
    organization.members.set(row.id, { ...row, status: REVOKED, formerStatus: row.status });
    organization.journal.add(1511, { memberId: row.id }, clock.now());
    return done();
  });
  app.post('/members/:id/restore', (c) => {
    const organization = c.get('organization');
    const row = findRow(c, organization.members);
    if (row.status !== REVOKED) throw refuse(400, 'Already active.');
    organization.members.set(row.id, { ...row, status: row.formerStatus });
    organization.journal.add(1512, { memberId: row.id }, clock.now());
    return done();
  });
}
