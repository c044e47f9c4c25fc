import type { PlannedValue } from '..';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The choice of a list that says a value in one of its ways: what people read counts first, for the values behind may be mere
 * numbers; then the only text that begins so; then the values behind. Undefined where none does.
 */
export function findOption(
  { options }: HTMLSelectElement,
  { value, alternatives = [] }: PlannedValue,
): HTMLOptionElement | undefined {
  const choices = [...options].filter(({ disabled }) => !disabled);
  const ways = [value, ...alternatives].map(plain);
  const find = (test: (option: HTMLOptionElement, way: string) => boolean) => {
    for (const way of ways) {
      const found = choices.filter((option) => way !== '' && test(option, way));
      // Lists name what is chosen most often twice.
      if (new Set(found.map((option) => plain(option.text))).size === 1) return found[0];
    }
    return undefined;
  };
  return (
    find(({ text }, way) => plain(text) === way) ??
    find(({ text }, way) => plain(text).startsWith(`${way} `)) ??
    find((option, way) => plain(option.value) === way)
  );
}
