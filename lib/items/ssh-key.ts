import type { KindSpec } from './item-kind';

export const sshKey: KindSpec = {
  kind: 'sshKey',
  wireType: 5,
  wireObject: 'sshKey',
  label: 'kindSshKey',
  icon: 'term',
  fields: [
    { name: 'publicKey', label: 'fieldPublicKey', input: 'code', copy: 'first', icon: 'key' },
    { name: 'keyFingerprint', label: 'fieldFingerprint', input: 'code', copy: 'second', icon: 'shield' },
    { name: 'privateKey', label: 'fieldPrivateKey', input: 'secret' },
  ],
  detailFields: ['keyFingerprint'],
  detail: ({ keyFingerprint }) => keyFingerprint ?? '',
  linked: {},
};
