import { describe, expect, it } from 'vitest';
import { emptyDraft, type Item, readCredential } from '../../lib/items';
import { claimsOf, fieldsOf, PRESETS, type Preset, readTyped, scopesOf } from './presets';

const known = (id: Preset['id'], typed = '') => {
  const preset = PRESETS.find((one) => one.id === id);
  const customFields = preset ? fieldsOf(preset, typed) : [];
  return readCredential({ ...emptyDraft('login'), customFields } as unknown as Item);
};

describe('a preset', () => {
  it.each(PRESETS.map(({ id }) => id))('makes an item that mints tokens: %s', (id) => {
    expect(known(id, 'https://a.example')).toMatchObject({
      tokenEndpoint: expect.stringMatching(/^https:/),
      authMethod: expect.any(String),
    });
  });

  it('knows where an organisation of each cloud gets its tokens, and adds nothing to that request', () => {
    expect(known('us')).toMatchObject({
      tokenEndpoint: 'https://identity.bitwarden.com/connect/token',
      baseUrl: 'https://api.bitwarden.com',
      authMethod: 'client_secret_post',
      scope: 'api.organization',
      parameters: [],
      hidden: [],
    });
    expect(known('eu')).toMatchObject({
      tokenEndpoint: 'https://identity.bitwarden.eu/connect/token',
      baseUrl: 'https://api.bitwarden.eu',
    });
  });

  it('names a device to a server of one’s own, as Vaultwarden wants it', () => {
    const own = known('own', 'https://vault.example');
    expect(own?.tokenEndpoint).toBe('https://vault.example/identity/connect/token');
    expect(own?.parameters.map(([name]) => name)).toEqual([
      'device_identifier',
      'device_name',
      'device_type',
    ]);
  });

  it('knows Bits as its documents have it', () => {
    expect(known('bits', 'https://bits.example')).toEqual({
      preset: 'bits',
      baseUrl: 'https://bits.example',
      tokenEndpoint: 'https://bits.example/v1/oauth2/token',
      authMethod: 'client_secret_basic_raw',
      scope: '',
      userinfoEndpoint: 'https://bits.example/oauth2/userinfo',
      defaultSeconds: null,
      parameters: [],
      hidden: [],
    });
    const scopes = scopesOf('bits')?.map(({ name }) => name);
    expect(scopes).toEqual(['', 'application', 'application.read', 'application.session']);
    expect(claimsOf('bits', 'application.session')).toEqual([
      'application_id',
      'workflow_id',
      'redirect_url',
    ]);
    expect(claimsOf('bits', 'application')).toEqual([]);
  });

  it.each([
    ['https://vault.example/#/login', 'https://vault.example'],
    [' vault.example/bw//?a=1#/vault ', 'https://vault.example/bw'],
    ['HTTPS://Vault.example', 'https://vault.example'],
    ['localhost:8080/', 'http://localhost:8080'],
  ])('reads a server as the sign-in does: %s', (typed, server) => {
    expect(readTyped({ wants: 'server' }, typed)).toBe(server);
  });

  it.each([
    ['https://a.example/o/token/', 'https://a.example/o/token/'],
    ['https://a.example/o/token/?of=1//', 'https://a.example/o/token/?of=1//'],
    [' a.example/o/token/ ', 'https://a.example/o/token/'],
    ['127.0.0.1:8000/o/token/', 'http://127.0.0.1:8000/o/token/'],
  ])('keeps a token address to the letter: %s', (typed, endpoint) => {
    expect(readTyped({ wants: 'endpoint' }, typed)).toBe(endpoint);
  });

  it.each(['', ' ', 'https://', 'ftp://a.example', 'https://a:b@a.example', 'javascript:alert(1)//'])(
    'takes no other text for an address: %s',
    (typed) => {
      for (const wants of ['server', 'endpoint'] as const) expect(readTyped({ wants }, typed)).toBeNull();
    },
  );

  it('lets any scope be asked of a service that it does not know', () => {
    for (const stored of [null, 'unheard-of', 'constructor']) expect(scopesOf(stored)).toBeNull();
  });
});
