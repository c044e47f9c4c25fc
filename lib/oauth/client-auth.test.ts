import { describe, expect, it } from 'vitest';
import type { AuthMethod } from '../items';
import { clientAuth } from './client-auth';

async function prove(method: AuthMethod | null, id: string, secret: string) {
  const [body, headers] = [new URLSearchParams(), new Headers()];
  await clientAuth(method, id, secret)({ issuer: 'https://a.example' }, { client_id: id }, body, headers);
  return { body: body.toString(), header: headers.get('authorization') };
}

// RFC 6749, 2.3.1 and appendix B, in the way in which browsers write forms.
describe('a client proves itself', () => {
  it.each<[AuthMethod, { body: string; header: string | null }]>([
    ['client_secret_basic_raw', { body: '', header: 'Basic M2YyYy1hX2IuYzpzM2NyK3QvPTol' }],
    ['client_secret_basic', { body: '', header: 'Basic M2YyYy1hX2IuYzpzM2NyJTJCdCUyRiUzRCUzQSUyNQ==' }],
    ['client_secret_post', { body: 'client_id=3f2c-a_b.c&client_secret=s3cr%2Bt%2F%3D%3A%25', header: null }],
  ])('%s', async (method, expected) => {
    expect(await prove(method, '3f2c-a_b.c', 's3cr+t/=:%')).toEqual(expected);
  });

  it('with letters beyond Latin-1, as UTF-8', async () => {
    const { header } = await prove('client_secret_basic_raw', 'id', 'pässwörd €');
    expect(Buffer.from(header?.slice(6) ?? '', 'base64').toString()).toBe('id:pässwörd €');
  });

  it('in no way that is not known, and by raw Basic with no id that has a colon', async () => {
    await expect(prove(null, 'id', 'secret')).rejects.toThrow('credential-faulty');
    await expect(prove('client_secret_basic_raw', 'a:b', 'secret')).rejects.toThrow('credential-faulty');
    expect((await prove('client_secret_basic', 'a:b', 'c')).header).toBe(`Basic ${btoa('a%3Ab:c')}`);
  });
});
