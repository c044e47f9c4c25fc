import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { Estimate } from './strength';

/** What stands behind it adds nothing that a guesser could not pass over, and takes the estimator long. */
const MAX_LENGTH = 40;

const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: MAX_LENGTH });

export const WORDS: readonly string[] = dictionary['diceware-common'];

export const estimate: Estimate = (password, own = []) => {
  const { score, crackTimes } = zxcvbn.check(password, [...own]);
  return { score, secondsToGuess: crackTimes.offlineSlowHashingXPerSecond.seconds };
};
