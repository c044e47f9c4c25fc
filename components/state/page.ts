import { signal } from '@preact/signals';

/** The sections of the options page, in their order. */
export const PAGES = [
  'accounts',
  'lock',
  'fill',
  'sites',
  'appearance',
  'keyboard',
  'console',
  'transfer',
  'doctor',
  'about',
] as const;
export type Page = (typeof PAGES)[number];

const isPage = (name: string): name is Page => (PAGES as readonly string[]).includes(name);

const pageOfAddress = (): Page => {
  const name = location.hash.slice(1);
  return isPage(name) ? name : 'accounts';
};

/** The section in view; it stands in the address, so that reload and history keep it. */
export const page = signal<Page>('accounts');

export function startPage(): void {
  page.value = pageOfAddress();
  addEventListener('hashchange', () => {
    page.value = pageOfAddress();
  });
}
