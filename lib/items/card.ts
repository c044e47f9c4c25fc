import type { KindSpec } from './item-kind';

const lastDigits = (number: string | null | undefined): string => {
  const digits = (number ?? '').replace(/\D/g, '');
  return digits.length >= 8 ? `•••• ${digits.slice(-4)}` : '';
};

const expiry = (month: string | null | undefined, year: string | null | undefined): string =>
  month && year ? `${month.padStart(2, '0')}/${year.slice(-2)}` : '';

export const card: KindSpec = {
  kind: 'card',
  wireType: 3,
  wireObject: 'card',
  label: 'kindCard',
  icon: 'card',
  fields: [
    { name: 'number', label: 'fieldCardNumber', input: 'secret', copy: 'first', icon: 'card' },
    { name: 'cardholderName', label: 'fieldCardholder', input: 'text', copy: 'second', icon: 'user' },
    { name: 'code', label: 'fieldCardCode', input: 'secret', copy: 'third', icon: 'key' },
    { name: 'brand', label: 'fieldCardBrand', input: 'text' },
    { name: 'expMonth', label: 'fieldExpMonth', input: 'number' },
    { name: 'expYear', label: 'fieldExpYear', input: 'number' },
  ],
  detailFields: ['number', 'brand', 'expMonth', 'expYear'],
  detail: (v) => [lastDigits(v.number) || v.brand, expiry(v.expMonth, v.expYear)].filter(Boolean).join(', '),
  linked: {
    300: 'cardholderName',
    301: 'expMonth',
    302: 'expYear',
    303: 'code',
    304: 'brand',
    305: 'number',
  },
};
