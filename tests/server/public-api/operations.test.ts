import { afterAll, beforeAll, expect, it } from 'vitest';
import { findAnswerFaults, findFaults, operation } from '../../public-api/check.ts';
import { OPERATIONS } from '../../public-api/description.ts';
import { connect, type PublicClient } from './connect.ts';
import { idOf, type PublicApiServer, startPublicApi } from './index.ts';

/** Every operation over the line, its answer held against the description. */

let server: PublicApiServer;
let client: PublicClient;

beforeAll(async () => {
  server = await startPublicApi();
  client = await connect(server);
});
afterAll(() => server.close());

const [MEMBER, GROUP, COLLECTION] = [idOf('member', 3), idOf('group', 2), idOf('collection', 4)];

/** A good request of every kind; what destroys comes last in the description, and so here. */
const REQUESTS: Readonly<Record<string, { path?: string; body?: object }>> = {
  inviteMember: { body: { email: 'new@hollis.example', type: 2, groups: [GROUP] } },
  getMember: { path: MEMBER },
  replaceMember: { path: MEMBER, body: { type: 4, permissions: { manageUsers: true } } },
  removeMember: { path: idOf('member', 7) },
  getMemberGroupIds: { path: MEMBER },
  replaceMemberGroupIds: { path: MEMBER, body: { groupIds: [GROUP] } },
  reinviteMember: { path: idOf('member', 5) },
  revokeMember: { path: MEMBER },
  restoreMember: { path: MEMBER },
  createGroup: { body: { name: 'New', collections: [{ id: COLLECTION, readOnly: true }] } },
  getGroup: { path: GROUP },
  replaceGroup: { path: GROUP, body: { name: 'Support', externalId: 's' } },
  deleteGroup: { path: idOf('group', 3) },
  getGroupMemberIds: { path: GROUP },
  replaceGroupMemberIds: { path: GROUP, body: { memberIds: [MEMBER] } },
  getCollection: { path: COLLECTION },
  replaceCollection: {
    path: COLLECTION,
    body: { externalId: null, groups: [{ id: GROUP, readOnly: false }] },
  },
  deleteCollection: { path: idOf('collection', 3) },
  getPolicy: { path: '1' },
  replacePolicy: { path: '3', body: { enabled: true } },
  importDirectory: { body: { groups: [], members: [], overwriteExisting: false } },
  updateSubscription: { body: { passwordManager: { seats: 12 } } },
};

it.each(OPERATIONS.map(({ id, method, path }) => [id, method, path]))(
  '%s: %s %s',
  async (id, method, path) => {
    const { path: part = '', body } = REQUESTS[id] ?? {};
    expect(findFaults(operation(id).body ?? {}, body ?? {})).toEqual([]);
    const answer = await client.call(method, path.replace(/\{\w+\}/, part), body);
    expect(answer.status).toBe(200);
    expect(findAnswerFaults(operation(id), answer.text)).toEqual([]);
  },
);

it('was asked for every operation there is', () => {
  const asked = new Set(
    server.log
      .filter(({ path }) => path.startsWith('/api/public/'))
      .map(({ method, path }) => {
        const route = path
          .slice(4)
          .replace(/(?<=\/(members|groups|collections)\/)[^/]+/, '{id}')
          .replace(/(?<=policies\/)\d+/, '{type}');
        return `${method} ${route}`;
      }),
  );
  expect(asked).toEqual(new Set(OPERATIONS.map(({ method, path }) => `${method} ${path}`)));
});
