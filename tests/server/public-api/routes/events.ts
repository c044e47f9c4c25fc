import type { Hono } from 'hono';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import { readPage } from '../event-pages.ts';
import { readQuery } from '../event-query.ts';

/** What has happened: the only list that comes in pages. */
export function addEvents(app: Hono<PublicApiEnv>, { clock, options }: PublicApiContext): void {
  app.get('/events', (c) =>
    c.json(readPage(c.get('organization').journal, readQuery(c, clock), options.cursor)),
  );
}
