import { parseTotp, totpCode } from '../../lib/totp';
import type { Capture } from './capture';
import type { Client } from './check-capture';

async function answerWhatIsAsked(client: Client, capture: Capture): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    const step = (await client.status()).signIn?.step;
    if (!step) return;
    if (step.name === 'consent') await client.ask('account.continueSignIn', { accepted: 'risks' });
    else if (step.name === 'second-factor') {
      const spec = parseTotp(capture.account.totp2faSecret ?? '');
      const code = spec ? totpCode(spec, Date.now()).code : '';
      await client.ask('account.answerSecondFactor', { factor: 'authenticator', code, remember: false });
    } else throw new Error(`sign-in waits: ${JSON.stringify(step)}`);
  }
}

/** Signs in to the account of a capture that is replayed at `url`, as the person does whose it is: its organisations are known to them. */
export async function enter(client: Client, capture: Capture, url: string): Promise<void> {
  const { email, masterPassword } = capture.account;
  const server = { region: 'own', base: url };
  await client.ask('account.signIn', { server, email, password: masterPassword });
  await answerWhatIsAsked(client, capture);
  const { state, sync } = await client.status();
  if (state !== 'unlocked' || sync.error)
    throw new Error(`${capture.name}: ${state} ${JSON.stringify(sync.error)}`);
  for (const { id, print } of sync.strangers)
    await client.ask('sync.answerOrganization', { id, print, isAccepted: true });
}
