import type { Context } from 'hono';
import { refuse as refuseApi, refuseModel } from '../refusals.ts';
import type { PublicApiContext, PublicApiEnv } from './context.ts';
import { type BodyReader, readBody } from './read-body.ts';
import { refuseFramework, refuseVaultwarden } from './refusals.ts';

/** A refusal by a rule, as each of the servers tells it to members. To be thrown. */
export const refuseRule = ({ options }: PublicApiContext, message: string): Error =>
  options.kind === 'vaultwarden' ? refuseVaultwarden(400, message) : refuseApi(400, message);

/** What Vaultwarden's framework says of a body that does not fit. */
const unprocessable = () =>
  refuseFramework(
    422,
    'Unprocessable Entity',
    'The request was well-formed but was unable to be followed due to semantic errors.',
  );

const sentNames = (bytes: Uint8Array): Readonly<Record<string, unknown>> =>
  JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;

/**
 * A change that somebody has sent who has signed in.
 * @param required members that Vaultwarden's parser does not do without; none of them may be null.
 */
export function readSessionBody(
  context: PublicApiContext,
  c: Context<PublicApiEnv>,
  required: readonly string[] = [],
): BodyReader {
  if (context.options.kind !== 'vaultwarden') return readBody(c, refuseModel);
  const body = readBody(c, unprocessable);
  const sent = sentNames(c.get('body'));
  if (required.some((name) => sent[name] == null) || sent.permissions === null) throw unprocessable();
  return body;
}
