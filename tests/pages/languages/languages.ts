import { ASIAN } from './asian';
import { CENTRAL } from './central';
import { EASTERN } from './eastern';
import type { Language } from './language';
import { NORTHERN } from './northern';
import { WESTERN } from './western';

/** Every language that the model's words are tried in. */
export const LANGUAGES: readonly Language[] = [...WESTERN, ...NORTHERN, ...CENTRAL, ...EASTERN, ...ASIAN];
