import { encodeBase64, utf8Encode } from '../bytes';
import { CodedError } from '../errors';
import { asForm } from './client-auth';

const LONGEST = 300;

/** A client's secret in every form in which it is sent. */
export function formsOfSecret(clientId: string, clientSecret: string): string[] {
  const pairs = [`${clientId}:${clientSecret}`, `${asForm(clientId)}:${asForm(clientSecret)}`];
  return [
    clientSecret,
    asForm(clientSecret),
    encodeURIComponent(clientSecret),
    ...pairs.map((pair) => encodeBase64(utf8Encode(pair))),
  ];
}

/** Servers repeat what they were sent. An error without any of it; longer forms first, so that none is left of one that holds another. */
export function withoutSecrets(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof CodedError) || error.info.details.message === undefined) return error;
  const { code, details } = error.info;
  const message = secrets
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((left, secret) => left.replaceAll(secret, '…'), details.message ?? '');
  return new CodedError(code, { ...details, message: message.slice(0, LONGEST) });
}
