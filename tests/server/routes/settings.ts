import type { Hono } from 'hono';
import { touchUser } from '../cipher-writes.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { jsonBody, list, texts } from '../request.ts';
import { domainsAnswer } from '../shapes/domains.ts';
import type { Json } from '../store/rows.ts';

const groups = (body: Json): string[][] =>
  Array.isArray(body.equivalentDomains)
    ? body.equivalentDomains.map((group) => texts({ group }, 'group'))
    : [];

const numbers = (value: unknown): number[] =>
  Array.isArray(value) ? value.filter((entry): entry is number => typeof entry === 'number') : [];

/** Sites that count as one, and the small things that clients ask for and that are empty here. */
export function addSettings(app: Hono<ServerEnv>, context: ServerContext): void {
  app.get('/api/settings/domains', (c) => c.json(domainsAnswer(c.get('user'), true)));
  app.on(['PUT', 'POST'], '/api/settings/domains', (c) => {
    const body = jsonBody(c);
    const excludedGlobalDomains = numbers(body.excludedGlobalEquivalentDomains);
    const user = context.store.users.change(c.get('user').id, {
      equivalentDomains: groups(body),
      excludedGlobalDomains,
    });
    touchUser(context, user.id);
    return c.json(domainsAnswer(user, true));
  });
  app.get('/api/sends', (c) => c.json(list([])));
  app.get('/api/tasks', (c) => c.json(list([])));
  app.post('/events/collect', (c) => c.body(null, 200));
}
