import { createAuthRequest, fetchAuthResponse } from '../api';
import { decodeBase64, encodeBase64, encodeBase64Url, wipe } from '../bytes';
import { createKeyPair, importPrivateKey, OpenError, openAsymmetric, randomBytes } from '../crypto';
import { CodedError } from '../errors';
import type { DeviceRequest, PendingSignIn } from './pending-sign-in';
import { readPin } from './pins';
import { required, type StepDeps, type StepResult } from './sign-in-steps';

/** Servers take no more than 25 characters. */
const CODE_BYTES = 18;
const MASTER_KEY_BYTES = 32;

/** A new request, not sent yet: its key pair (RSA-2048) and code are for this one sign-in. */
export async function createDeviceRequest(): Promise<DeviceRequest> {
  const pair = await createKeyPair();
  const request = {
    id: null,
    accessCode: encodeBase64Url(randomBytes(CODE_BYTES)),
    publicKey: encodeBase64(pair.publicKey),
    privateKey: encodeBase64(pair.privateKey),
  };
  wipe(pair.privateKey);
  return request;
}

const deviceOf = ({ device }: PendingSignIn): DeviceRequest => {
  if (!device) throw new Error('no device asked');
  return device;
};

/**
 * Asks another device to let this one in. Only where this browser knows the account's key already: a server could let anybody in, with a
 * key of its own.
 */
async function ask(deps: StepDeps, pending: PendingSignIn): Promise<StepResult> {
  const { report, email } = required(pending);
  const device = deviceOf(pending);
  const { host } = new URL(report.urls.identity);
  if (!(await readPin(report.urls, email))?.keyPrint) throw new CodedError('device-first', { host });
  const { accessCode, publicKey } = device;
  const { deviceId } = await deps.client();
  const id = await createAuthRequest(deps.send, report.urls, { email, publicKey, deviceId, accessCode });
  return { wait: { name: 'device', publicKey }, next: { ...pending, device: { ...device, id } } };
}

async function openAnswer(device: DeviceRequest, key: string | null, host: string): Promise<Uint8Array> {
  try {
    const privateKey = await importPrivateKey(decodeBase64(device.privateKey) ?? new Uint8Array());
    return await openAsymmetric(key, privateKey);
  } catch (error) {
    if (error instanceof OpenError) throw new CodedError('key-refused', { host, message: error.reason });
    throw error;
  }
}

/** Looks whether the other device has answered, and takes the key that it hands over. */
async function look(deps: StepDeps, pending: PendingSignIn, id: string): Promise<StepResult> {
  const { urls } = required(pending).report;
  const device = deviceOf(pending);
  const { host } = new URL(urls.identity);
  const { answer, key, isMasterKey } = await fetchAuthResponse(deps.send, urls, id, device.accessCode);
  if (answer === 'denied') throw new CodedError('device-denied', { host });
  if (answer === 'none') return { wait: { name: 'device', publicKey: device.publicKey }, next: pending };
  const opened = await openAnswer(device, key, host);
  const text = encodeBase64(opened);
  const isOdd = isMasterKey && opened.length !== MASTER_KEY_BYTES;
  wipe(opened);
  if (isOdd) throw new CodedError('key-refused', { host, message: 'tampered' });
  const taken = { ...pending, passwordHash: device.accessCode };
  return { next: isMasterKey ? { ...taken, masterKey: text } : { ...taken, userKey: text } };
}

/** The step between this device's question and the other one's answer (bitwarden/server AuthRequest, type 0). */
export const askDevice = (deps: StepDeps, pending: PendingSignIn): Promise<StepResult> =>
  pending.device?.id ? look(deps, pending, pending.device.id) : ask(deps, pending);

/** True once the other device has answered, whatever it said. Changes nothing. */
export async function isAnswered(deps: StepDeps, { report, device }: PendingSignIn): Promise<boolean> {
  if (!report || !device?.id) return false;
  return (await fetchAuthResponse(deps.send, report.urls, device.id, device.accessCode)).answer !== 'none';
}
