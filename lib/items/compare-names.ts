/** Compares names as people order them: without regard to case and accents, numbers by their value. */
export const createNameCompare = (): ((a: string, b: string) => number) =>
  new Intl.Collator(undefined, { sensitivity: 'base', numeric: true }).compare;
