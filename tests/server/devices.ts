import { randomUUID } from 'node:crypto';
import { mailCode } from './codes.ts';
import { isoNow, type ServerContext } from './context.ts';
import { refuseToken } from './refusals.ts';
import { hasSecondFactor } from './second-factor.ts';
import type { DeviceRow, UserRow } from './store/rows.ts';

export interface DeviceForm {
  readonly identifier: string;
  readonly name: string;
  readonly type: number;
}

export const findDevice = ({ store }: ServerContext, userId: string, identifier: string): DeviceRow | null =>
  store.devices.where('userId', userId).find((row) => row.identifier === identifier) ?? null;

/** The device of a sign-in, added when it was not known. */
export function rememberDevice(context: ServerContext, user: UserRow, form: DeviceForm): DeviceRow {
  const known = findDevice(context, user.id, form.identifier);
  if (known) return known;
  const row: DeviceRow = {
    ...form,
    id: randomUUID(),
    userId: user.id,
    creationDate: isoNow(context.clock),
    pushToken: null,
    accessToken: null,
  };
  context.store.devices.put(row);
  return row;
}

const codeName = (user: UserRow): string => `new-device/${user.id}`;

/** Mails the code that a new device must show. */
export function mailNewDeviceCode(context: ServerContext, user: UserRow): void {
  const code = mailCode(6);
  context.codes.set(codeName(user), code);
  context.outbox.send({ to: user.email, kind: 'new-device', code });
}

const deviceError = (description: string, message: string) =>
  refuseToken({ error: 'device_error', description, message });

/**
 * Where the account asks for it: a device that nobody has seen must show a mailed code (bitwarden/server DeviceValidator).
 * Without a code one is mailed and the sign-in refused; with a wrong one it is refused.
 */
export function checkNewDevice(
  context: ServerContext,
  user: UserRow,
  identifier: string,
  code: string | undefined,
): void {
  if (!user.verifyDevices || hasSecondFactor(user) || findDevice(context, user.id, identifier)) return;
  if (code === undefined || code === '') {
    mailNewDeviceCode(context, user);
    throw deviceError('New device verification required', 'new device verification required');
  }
  if (context.codes.get(codeName(user)) !== code.trim())
    throw deviceError('Invalid New Device OTP', 'invalid new device otp');
  context.codes.delete(codeName(user));
}
