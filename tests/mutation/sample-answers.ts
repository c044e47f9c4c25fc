import { importSymmetricKey, randomBytes, sealForPublicKey, sealText } from '../../lib/crypto';
import type { Account } from '../server/account.ts';
import { startServer } from '../server/index.ts';
import { seedSampleVault } from '../server/sample-vault.ts';
import { sealItem } from '../server/seal-item.ts';
import { createGoodVault, type GoodVault } from './good-vault';

const OPTIONS = {
  email: 'pat@hollis.example',
  password: 'correct horse battery',
  siteOrigin: 'http://127.0.0.1:8788',
} as const;

const LOGINS = ['Wharf office', 'Tide tables'] as const;

/** A second organisation with two logins of its own: what happens to one must not reach the other. */
export async function addSecondOrganization(account: Account): Promise<void> {
  const bytes = randomBytes(64);
  const key = await importSymmetricKey(bytes);
  const { id } = await account.call('POST', '/organizations', {
    name: 'Harbour Trust',
    billingEmail: account.email,
    planType: 0,
    key: await sealForPublicKey(bytes, account.publicKey),
    collectionName: await sealText('Pier', key),
  });
  const { data } = await account.call('GET', `/organizations/${id}/collections`);
  const collectionIds = (data as { id: string }[]).map((collection) => collection.id);
  for (const name of LOGINS) {
    const login = { username: 'pat', password: `${name} 1`, uris: [{ uri: 'https://harbour.example' }] };
    const cipher = { ...(await sealItem({ type: 1, name, login }, key)), organizationId: id };
    await account.call('POST', '/ciphers/create', { cipher, collectionIds });
  }
}

/** What the embedded server answers for the sample vault: every kind of item, two organisations, folders, files, passkeys. */
export async function sampleAnswer(protocol: 'modern' | 'rubywarden'): Promise<GoodVault> {
  const server = await startServer({ protocol });
  try {
    const { account } = await seedSampleVault(server, OPTIONS);
    if (protocol === 'modern') await addSecondOrganization(account);
    const answer = await account.send('GET', '/sync?excludeDomains=true');
    return await createGoodVault(`sample vault, ${protocol}`, await answer.text(), account.userKeyBytes);
  } finally {
    await server.close();
  }
}
