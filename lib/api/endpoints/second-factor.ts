import type { ServerUrls } from '../../session';
import { sendForJson } from '../answer';
import type { Send } from '../http';

export interface CodeRequest {
  /** Null: the server knows whom by the device. */
  readonly email: string | null;
  readonly passwordHash: string;
  readonly deviceId: string;
  /** The request that another device has approved, whose code then stands in the place of the hash. */
  readonly authRequest?: string | undefined;
  /** What stands in its place after single sign-on. */
  readonly mailSession?: string | null;
}

/** Has the server mail a second-factor code (`/two-factor/send-email-login`). */
export async function sendEmailCode(send: Send, urls: ServerUrls, request: CodeRequest): Promise<void> {
  const { authRequest } = request;
  await sendForJson(send, {
    method: 'POST',
    url: `${urls.api}/two-factor/send-email-login`,
    json: {
      email: request.email,
      masterPasswordHash: authRequest === undefined ? request.passwordHash : '',
      deviceIdentifier: request.deviceId,
      authRequestId: authRequest ?? '',
      authRequestAccessCode: authRequest === undefined ? '' : request.passwordHash,
      ssoEmail2FaSessionToken: request.mailSession ?? '',
      otp: '',
    },
  });
}

/** Has the server mail the code for a new device again (`/accounts/resend-new-device-otp`). */
export async function resendNewDeviceCode(send: Send, urls: ServerUrls, request: CodeRequest): Promise<void> {
  await sendForJson(send, {
    method: 'POST',
    url: `${urls.api}/accounts/resend-new-device-otp`,
    json: { email: request.email, masterPasswordHash: request.passwordHash },
  });
}
