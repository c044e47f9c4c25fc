import type { ClientIdentity } from '../api';
import { deviceIdItem } from '../browser';

/** This installation as servers know it. The id is made once and kept: a new one would be a new device to them. */
export async function readClient(isFirefox: boolean): Promise<ClientIdentity> {
  const known = await deviceIdItem.get();
  const deviceId = known ?? crypto.randomUUID();
  if (known === null) await deviceIdItem.set(deviceId);
  return { deviceType: isFirefox ? 3 : 2, deviceId, deviceName: isFirefox ? 'firefox' : 'chrome' };
}
