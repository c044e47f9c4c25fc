import type { Hono } from 'hono';
import type { Subscription } from '../../../public-api/types.ts';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import { readBody } from '../read-body.ts';
import { refuse, refuseEmpty } from '../refusals.ts';

type Half = Readonly<Record<string, unknown>>;

/** What was sent are targets; a negative limit lifts it, and what was not sent stays. */
function changed<T extends Half>(before: T | null | undefined, sent: Half | undefined): T | null {
  if (!sent) return before ?? null;
  const told = Object.entries(sent).filter(([, value]) => typeof value === 'number');
  const values = told.map(([name, value]) => [
    name,
    name.startsWith('max') && Number(value) < 0 ? null : value,
  ]);
  return { ...before, ...Object.fromEntries(values) } as T;
}

/** Seats and storage: the cloud has them, a server of one's own does not. */
export function addSubscription(app: Hono<PublicApiEnv>, { options }: PublicApiContext): void {
  app.use('/organization/subscription', async (_, next) => {
    if (options.kind !== 'cloud') throw refuseEmpty(404);
    await next();
  });
  app.get('/organization/subscription', (c) => c.json(c.get('organization').subscription));
  app.put('/organization/subscription', (c) => {
    const organization = c.get('organization');
    const body = readBody(c);
    const [passwordManager, secretsManager] = [body.object('passwordManager'), body.object('secretsManager')];
    body.finish();
    if (!passwordManager && !secretsManager)
      throw refuse(400, 'At least one of the two products is required.');
    const before: Subscription = organization.subscription;
    organization.subscription = {
      passwordManager: changed(before.passwordManager, passwordManager),
      secretsManager: changed(before.secretsManager, secretsManager),
    };
    return c.json({ message: 'Organization subscription was updated.' });
  });
}
