import { ADDRESS_WORDS } from './address';
import { CARD_WORDS } from './card';
import { compileWords } from './fold';
import { FORM_WORDS } from './forms';
import { LOGIN_WORDS } from './login';
import { OTHER_WORDS } from './others';
import { PERSON_WORDS } from './person';

export { plainWords } from './fold';

const WORDS = {
  ...LOGIN_WORDS,
  ...PERSON_WORDS,
  ...ADDRESS_WORDS,
  ...CARD_WORDS,
  ...OTHER_WORDS,
  ...FORM_WORDS,
};

/** Something that words can mean; `to-` stands for what a form or a button does. */
export type Meaning = keyof typeof WORDS;

const TESTS = compileWords<Meaning>(WORDS);

/** True when the words (from `plainWords`) name the meaning. */
export function hasMeaning(words: string, meaning: Meaning): boolean {
  return words !== '' && TESTS[meaning](words);
}
