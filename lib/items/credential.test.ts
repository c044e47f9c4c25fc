import { describe, expect, it } from 'vitest';
import { isCredential, readCredential } from './index';
import type { CustomField, Item } from './item';

const field = (
  name: string | null,
  value: string | null,
  type: CustomField['type'] = 'text',
): CustomField => ({
  type,
  name,
  value,
  linkedId: null,
});
const KIND = field('api.kind', 'oauth2-client-credentials');

const itemWith = (customFields: readonly CustomField[], kind: Item['kind'] = 'login'): Item =>
  ({ kind, customFields }) as Partial<Item> as Item;

describe('an item that mints tokens', () => {
  it('is a login that says so, however the name is written', () => {
    expect(isCredential(itemWith([KIND]))).toBe(true);
    expect(isCredential(itemWith([field(' API.Kind ', ' oauth2-client-credentials ')]))).toBe(true);
    expect(isCredential(itemWith([KIND], 'note'))).toBe(false);
    expect(isCredential(itemWith([field('api.kind', 'ssh')]))).toBe(false);
    expect(isCredential(itemWith([field('api.kind', null), KIND]))).toBe(false);
    expect(readCredential(itemWith([]))).toBeNull();
  });

  it('says all that a token request needs', () => {
    const item = itemWith([
      KIND,
      field('api.preset', 'bits'),
      field('api.base_url', 'https://bits.example'),
      field('oauth2.token_endpoint', ' https://bits.example/v1/oauth2/token '),
      field('oauth2.auth_method', 'CLIENT_SECRET_BASIC'),
      field('oauth2.scope', ' read   write '),
      field('oauth2.userinfo_endpoint', 'https://bits.example/oauth2/userinfo'),
      field('oauth2.default_ttl', '900'),
      field('OAuth2.Param.audience', 'https://api.example'),
      field('oauth2.param.tenant', 'hidden one', 'hidden'),
    ]);
    expect(readCredential(item)).toEqual({
      preset: 'bits',
      baseUrl: 'https://bits.example',
      tokenEndpoint: 'https://bits.example/v1/oauth2/token',
      authMethod: 'client_secret_basic',
      scope: 'read write',
      userinfoEndpoint: 'https://bits.example/oauth2/userinfo',
      defaultSeconds: 900,
      parameters: [
        ['audience', 'https://api.example'],
        ['tenant', 'hidden one'],
      ],
      hidden: ['tenant'],
    });
  });

  it('takes the first of several, an empty text for none, and what it does not know for nothing', () => {
    const item = itemWith([
      KIND,
      field('oauth2.scope', ''),
      field('oauth2.scope', 'second'),
      field('oauth2.param.a', '1'),
      field('oauth2.param.a', '2'),
      field('oauth2.param.A', '3'),
      field('oauth2.default_ttl', 'soon'),
      field('oauth2.auth_method', 'tls_client_auth'),
      field(null, 'nameless'),
      field('colour', 'blue'),
    ]);
    expect(readCredential(item)).toEqual({
      preset: null,
      baseUrl: null,
      tokenEndpoint: null,
      authMethod: null,
      scope: '',
      userinfoEndpoint: null,
      defaultSeconds: null,
      parameters: [
        ['a', '1'],
        ['A', '3'],
      ],
      hidden: [],
    });
    expect(readCredential(itemWith([KIND]))?.authMethod).toBe('client_secret_post');
  });

  it.each(['grant_type', 'client_id', 'client_secret', 'scope', ''])(
    'lets no parameter take the place of what stands in each request: %s',
    (name) => {
      const item = itemWith([KIND, field(`oauth2.param.${name}`, 'other')]);
      expect(readCredential(item)?.parameters).toEqual([]);
    },
  );
});
