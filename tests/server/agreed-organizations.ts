import { encodeBase64 } from '../../lib/bytes';
import { hkdfExpand } from '../../lib/crypto';

/** An organisation's key in the clear, as a test knows it. */
export interface KnownOrganization {
  readonly id: string;
  /** 64 bytes. */
  readonly key: Uint8Array;
}

const printOf = async (key: Uint8Array): Promise<string> =>
  encodeBase64(await hkdfExpand(new Uint8Array(key), 'latchkey organisation key print', 32));

/** What a browser keeps in `orgPins` of a person who has agreed to these organisations. */
export async function agreedOrganizations(account: string, organizations: readonly KnownOrganization[]) {
  const pins = organizations.map(
    async ({ id, key }) => [id.toLowerCase(), { print: await printOf(key), isAccepted: true }] as const,
  );
  return { version: 1, pins: { [account]: Object.fromEntries(await Promise.all(pins)) } };
}
