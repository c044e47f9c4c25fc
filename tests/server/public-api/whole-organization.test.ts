import { afterEach, describe, expect, it } from 'vitest';
import { connect, type PublicClient } from './connect.ts';
import { idOf, type PublicApiOptions, type PublicApiServer, startPublicApi } from './index.ts';

let server: PublicApiServer;
let client: PublicClient;
const start = async (options?: PublicApiOptions) => {
  server = await startPublicApi(options);
  client = await connect(server);
};
afterEach(() => server.close());

const put = async (type: number | string, body: object) => {
  const answer = await client.call('PUT', `/public/policies/${type}`, body);
  return [answer.status, answer.body.message ?? answer.body.enabled];
};

describe('policies', () => {
  it('are those that were ever saved, one of them newer than any list of ours', async () => {
    await start();
    const { data } = (await client.call('GET', '/public/policies')).body as { data: { type: number }[] };
    expect(data.map(({ type }) => type)).toEqual([0, 1, 3, 7, 31]);
    expect((await client.call('GET', '/public/policies/31')).body.data).toEqual({
      somethingNew: ['a', 1, null],
    });
    expect((await client.call('GET', '/public/policies/MasterPassword')).body.type).toBe(1);
  });

  it('keep their id, and nothing that is not sent', async () => {
    await start();
    const { body } = await client.call('PUT', '/public/policies/1', { enabled: false });
    expect(body).toEqual({ object: 'policy', id: idOf('policy', 1), type: 1, enabled: false, data: null });
  });

  it('wait for the one that they build on, which stays while they are on', async () => {
    await start();
    expect(await put(9, { enabled: true })).toEqual([400, 'Single organization policy not enabled.']);
    expect(await put(3, { enabled: true })).toEqual([200, true]);
    expect(await put(9, { enabled: true, data: { minutes: 5 } })).toEqual([200, true]);
    expect((await put(3, { enabled: false }))[0]).toBe(400);
    expect(await put(9, { enabled: false })).toEqual([200, false]);
    expect(await put(3, { enabled: false })).toEqual([200, false]);
  });

  it.each([
    [1, { minLength: 11 }],
    [1, { minComplexity: 5 }],
    [22, { rulesUrl: 'http://rules.example/' }],
  ])('of type %i refuse %j', async (type, data) => {
    await start();
    expect((await put(type, { enabled: true, data }))[0]).toBe(400);
  });
});

describe('the import of a directory', () => {
  const person = (number: number, more: object = {}) => ({
    email: `person-${number}@hollis.example`,
    externalId: `person-${number}`,
    deleted: false,
    ...more,
  });
  const send = (body: object) =>
    client.call('POST', '/public/organization/import', {
      groups: [],
      members: [],
      overwriteExisting: false,
      ...body,
    });
  const byEmail = (email: string) =>
    [...server.organization.members.values()].find((row) => row.email === email);

  it('invites who is new, and puts them into groups', async () => {
    await start();
    const groups = [
      { name: 'Imported', externalId: 'imported', memberExternalIds: ['person-1', 'directory-4'] },
    ];
    const answer = await send({ members: [person(1), person(2)], groups });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(byEmail('person-1@hollis.example')).toMatchObject({ status: 0, externalId: 'person-1' });
    const group = [...server.organization.groups.values()].find(({ name }) => name === 'Imported');
    const ids = (await client.call('GET', `/public/groups/${group?.id}/member-ids`)).text;
    expect(JSON.parse(ids)).toHaveLength(2);
  });

  it('stages who shall not be invited yet', async () => {
    await start();
    await send({ members: [person(1)], inviteUsersAfterProvisioning: false });
    expect(byEmail('person-1@hollis.example')?.status).toBe(3);
  });

  it('ties who is there to the directory', async () => {
    await start();
    await send({ members: [person(1, { email: 'sheet@hollis.example' })] });
    expect(byEmail('sheet@hollis.example')).toMatchObject({ externalId: 'person-1', status: 1 });
    expect(server.organization.members.size).toBe(7);
  });

  it('removes who is deleted on the official server, and revokes them on Vaultwarden', async () => {
    const members = [{ email: null, externalId: 'directory-4', deleted: true }];
    await start();
    await send({ members });
    expect(byEmail('iris@hollis.example')).toBeUndefined();
    await server.close();
    await start({ kind: 'vaultwarden' });
    expect((await send({ members })).status).toBe(400);
    await send({ members: [{ ...members[0], email: 'iris@hollis.example' }] });
    expect(byEmail('iris@hollis.example')).toMatchObject({ status: -1, formerStatus: 2 });
  });

  it('removes who is not listed when it overwrites, but no owners and nobody whom the directory does not know', async () => {
    await start();
    server.organization.members.set(idOf('member', 1), {
      ...server.organization.members.get(idOf('member', 1))!,
      externalId: 'directory-1',
    });
    await send({
      overwriteExisting: true,
      members: [{ email: null, externalId: 'directory-4', deleted: false }],
    });
    const left = [...server.organization.members.values()].map(({ email }) => email.split('@')[0]);
    expect(left).toEqual(['pat', 'sheet', 'iris', 'invited', 'staged']);
  });

  it('takes no more than two thousand unless told', async () => {
    await start();
    const members = Array.from({ length: 2_001 }, (_, index) => person(index));
    expect((await send({ members })).status).toBe(400);
    expect((await send({ members, largeImport: true })).status).toBe(200);
  });
});

describe('the subscription', () => {
  it('takes targets, leaves what is not sent, and lifts limits below zero', async () => {
    await start();
    const sent = { passwordManager: { seats: 20, maxAutoScaleSeats: -1 } };
    expect((await client.call('PUT', '/public/organization/subscription', sent)).body.message).toBeTypeOf(
      'string',
    );
    expect((await client.call('GET', '/public/organization/subscription')).body.passwordManager).toEqual({
      seats: 20,
      maxAutoScaleSeats: null,
      storage: 2,
    });
  });

  it('wants one half at least', async () => {
    await start();
    expect((await client.call('PUT', '/public/organization/subscription', {})).status).toBe(400);
  });

  it('is not there on a server of one’s own', async () => {
    await start({ kind: 'self-hosted' });
    const { status, text } = await client.call('GET', '/public/organization/subscription');
    expect([status, text]).toEqual([404, '']);
  });
});
