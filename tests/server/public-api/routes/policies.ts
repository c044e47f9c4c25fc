import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Policy } from '../../../public-api/types.ts';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import { CONFIRMED, type Organization, type PolicyRow } from '../organization.ts';
import { readBody } from '../read-body.ts';
import { refuse, refuseEmpty, refuseModel } from '../refusals.ts';
import { listAnswer } from './answers.ts';

const SINGLE_ORGANIZATION = 3;
const OWN_ITEMS = 5;
const ADMIN = 1;
/** They hold only where nobody is in another organisation. */
const DEPENDENT = [4, 8, 9, 16, 18, 20];
/** The newest that is known to us, and one of the sample that is newer. */
const NEWEST = 22;
const NEWER = 31;

const NAMES: Readonly<Record<string, number>> = {
  twofactorauthentication: 0,
  masterpassword: 1,
  passwordgenerator: 2,
  singleorg: SINGLE_ORGANIZATION,
  requiresso: 4,
};

export const policyAnswer = ({ id, type, enabled, data }: PolicyRow): Policy => ({
  object: 'policy',
  id,
  type,
  enabled,
  data: data && { ...data },
});

/** A number, or the name that the server has for it. */
export function typeOf(c: Context<PublicApiEnv>): number {
  const text = c.req.param('type') ?? '';
  const type = /^\d+$/.test(text) ? Number(text) : (NAMES[text.toLowerCase()] ?? -1);
  if (type < 0 || (type > NEWEST && type !== NEWER))
    throw refuseModel({ type: [`The value '${text}' is not valid.`] });
  return type;
}

const isWithin = (value: unknown, least: number, most: number): boolean =>
  value == null || (typeof value === 'number' && value >= least && value <= most);

/** What the server itself reads of a policy's data. */
export function checkData(type: number, data: PolicyRow['data']): void {
  if (type === 1 && !(isWithin(data?.minComplexity, 0, 4) && isWithin(data?.minLength, 12, 128)))
    throw refuse(400, 'The values of the master password policy are out of range.');
  const address = type === 22 ? (data?.rulesUrl ?? 'https:') : 'https:';
  if (!String(address).startsWith('https:')) throw refuse(400, 'The rules must be on an https address.');
}

export function checkOrder({ policies }: Organization, type: number, enabled: boolean): void {
  const isOn = (other: number) => policies.get(other)?.enabled === true;
  if (enabled && DEPENDENT.includes(type) && !isOn(SINGLE_ORGANIZATION))
    throw refuse(400, 'Single organization policy not enabled.');
  if (!enabled && type === SINGLE_ORGANIZATION && DEPENDENT.some(isOn))
    throw refuse(400, 'Another policy needs the single organization policy.');
}

/** When it is turned on, and has a name for them, members who are bound get a collection (OrganizationDataOwnershipPolicyEventHandler). */
function makeOwnCollections({ policies, members, ownCollections }: Organization, name: unknown): void {
  if (policies.get(OWN_ITEMS)?.enabled || typeof name !== 'string' || name.trim() === '') return;
  for (const { id, type, status } of members.values())
    if (status === CONFIRMED && type > ADMIN && !ownCollections.has(id)) ownCollections.set(id, name);
}

/** Policies: those that were ever saved, each by its type. */
export function addPolicies(app: Hono<PublicApiEnv>, context: PublicApiContext): void {
  app.get('/policies', (c) =>
    c.json(listAnswer(context, [...c.get('organization').policies.values()].map(policyAnswer))),
  );
  app.get('/policies/:type', (c) => {
    const row = c.get('organization').policies.get(typeOf(c));
    if (!row) throw refuseEmpty(404);
    return c.json(policyAnswer(row));
  });
  app.put('/policies/:type', (c) => {
    const organization = c.get('organization');
    const type = typeOf(c);
    const body = readBody(c);
    const enabled = body.flag('enabled', { required: true }) ?? false;
    const data = body.object('data') ?? null;
    const metadata = body.object('metadata');
    body.finish();
    checkOrder(organization, type, enabled);
    checkData(type, data);
    if (type === OWN_ITEMS && enabled) makeOwnCollections(organization, metadata?.defaultUserCollectionName);
    const row = { id: organization.policies.get(type)?.id ?? randomUUID(), type, enabled, data };
    organization.policies.set(type, row);
    organization.journal.add(1700, { policyId: row.id }, context.clock.now());
    return c.json(policyAnswer(row));
  });
}
