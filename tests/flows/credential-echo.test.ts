import { afterEach, describe, expect, it } from 'vitest';
import { bitsItem, organizationItem } from '../server/credential-items';
import { startWith } from './editing';
import { closeOrganizations, startService } from './organization-rig';

afterEach(closeOrganizations);

describe('what a server repeats', () => {
  it('of a hidden parameter is left out of its words', async () => {
    const service = await startService();
    const item = bitsItem(service.url, { 'oauth2.param.audience': 'everybody' });
    const hidden = { type: 1, name: 'oauth2.param.api_key', value: 'k3y of&mine' } as const;
    const { rig, ids } = await startWith({ ...item, fields: [...(item.fields ?? []), hidden] });
    const body = { error: 'invalid_request', error_description: 'No k3y+of%26mine for everybody' };
    service.faults.once({ path: '/v1/oauth2/token' }, { kind: 'status', status: 400, body });
    await expect(rig.ask('credential.token', { id: ids[0], agreed: service.url })).rejects.toMatchObject({
      info: { code: 'server-refused', details: { message: 'No … for everybody' } },
    });
  });

  it('of a token is left out also where the signs in it are written as .NET writes them', async () => {
    const service = await startService();
    const { rig, ids } = await startWith(organizationItem(service));
    const wish = { id: ids[0], agreed: [service.url] };
    const answer = { access_token: 'a+b/c="', token_type: 'Bearer', expires_in: 3600 };
    service.faults.once({ path: '/identity/connect/token' }, { kind: 'instead', status: 200, body: answer });
    const body = '{"message":"Invalid.","errors":{"a":["The token a\\u002Bb\\/c=\\u0022 is \\"none\\"."]}}';
    service.faults.always({ path: '/api/public/members' }, { kind: 'instead', status: 400, body });
    await expect(rig.ask('org.members', wish)).rejects.toMatchObject({
      info: { code: 'server-refused', details: { message: 'a: The token … is "none".' } },
    });
  });
});
