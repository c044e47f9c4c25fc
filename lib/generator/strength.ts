export interface Strength {
  /** From 0, the first that anybody tries, to 4. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** For one who has stolen what a careful site keeps of it, ten thousand guesses a second. */
  readonly secondsToGuess: number;
}

/** @param own words that whoever guesses knows too: the user name, the site. */
export type Estimate = (password: string, own?: readonly string[]) => Strength;

/** The estimator, loaded apart because of its word lists. */
export const estimateStrength = async (): Promise<Estimate> => (await import('./estimator')).estimate;

/** The EFF's long list of 7776 English words, loaded apart. */
export const loadWords = async (): Promise<readonly string[]> => (await import('./estimator')).WORDS;
