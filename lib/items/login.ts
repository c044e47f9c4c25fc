import type { KindSpec } from './item-kind';

export const login: KindSpec = {
  kind: 'login',
  wireType: 1,
  wireObject: 'login',
  label: 'kindLogin',
  icon: 'globe',
  fields: [
    { name: 'username', label: 'fieldUsername', input: 'text', copy: 'first', icon: 'user' },
    { name: 'password', label: 'fieldPassword', input: 'secret', copy: 'second', icon: 'key' },
    { name: 'totp', label: 'fieldTotp', input: 'totp', copy: 'third', icon: 'clock' },
  ],
  detailFields: ['username'],
  detail: ({ username }) => username ?? '',
  linked: { 100: 'username', 101: 'password' },
};
