import { afterEach, describe, expect, it } from 'vitest';
import { sealText } from '../../lib/crypto';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';

afterEach(closeRigs);

async function addGuarded(rig: Rig): Promise<string> {
  const { call, userKey } = rig.account;
  const login = { username: await sealText('pat', userKey), password: await sealText('s3cret', userKey) };
  const item = await call('POST', '/ciphers', {
    type: 1,
    name: await sealText('Bank', userKey),
    reprompt: 1,
    login,
  });
  return String(item.id);
}

describe('an item that asks for the master password again', () => {
  it('shows what is no secret, and its secrets only for the right password, each time', async () => {
    const rig = await createRig();
    const id = await addGuarded(rig);
    await rig.signIn();
    const closed = await rig.ask('vault.item', { id });
    expect(closed).toMatchObject({ sealed: true, item: { values: { username: 'pat', password: null } } });
    await expect(rig.ask('vault.item', { id, password: 'wrong' })).rejects.toThrow('reprompt-wrong');
    const open = await rig.ask('vault.item', { id, password: PASSWORD });
    expect(open).toMatchObject({ sealed: false, item: { values: { password: 's3cret' } } });
    expect((await rig.ask('vault.item', { id })).sealed).toBe(true);
  });

  it('gives no secret to a copy without it', async () => {
    const rig = await createRig();
    const id = await addGuarded(rig);
    await rig.signIn();
    expect(await rig.ask('vault.value', { id, field: 'username' })).toBe('pat');
    await expect(rig.ask('vault.value', { id, field: 'password' })).rejects.toThrow('reprompt-needed');
    await expect(rig.ask('vault.value', { id, field: 'password', password: 'wrong' })).rejects.toThrow(
      'reprompt-wrong',
    );
    expect(await rig.ask('vault.value', { id, field: 'password', password: PASSWORD })).toBe('s3cret');
  });
});

describe('an item whose organisation lets it be used, not seen', () => {
  it('keeps its secrets from every page, whatever password is given', async () => {
    const rig = await createRig();
    const id = await addGuarded(rig);
    const mutate = (body: Record<string, unknown>) => ({
      ...body,
      ciphers: (body.ciphers as object[]).map((cipher) => ({ ...cipher, viewPassword: false })),
    });
    rig.server.faults.always({ path: '/api/sync' }, { kind: 'mutate', mutate });
    await rig.signIn();
    const { item } = await rig.ask('vault.item', { id, password: PASSWORD });
    expect(item.values.password).toBeNull();
    const value = rig.ask('vault.value', { id, field: 'password', password: PASSWORD });
    await expect(value).rejects.toThrow('hidden-by-organization');
  });
});
