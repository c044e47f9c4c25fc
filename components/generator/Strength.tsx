import { useEffect, useState } from 'preact/hooks';
import type { Strength } from '../../lib/generator';
import { type TextKey, t } from '../../lib/text';
import { loadTools, tools } from './tools';

const WORDS: readonly TextKey[] = ['strength0', 'strength1', 'strength2', 'strength3', 'strength4'];
const TONES = ['stop', 'stop', 'care', 'ok', 'ok'] as const;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** Up to so many seconds it takes so long. */
const TIMES: readonly (readonly [seconds: number, text: TextKey])[] = [
  [MINUTE, 'guessedAtOnce'],
  [HOUR, 'guessedInMinutes'],
  [DAY, 'guessedInHours'],
  [30 * DAY, 'guessedInDays'],
  [YEAR, 'guessedInMonths'],
  [100 * YEAR, 'guessedInYears'],
];

const timeText = (seconds: number): string =>
  t(TIMES.find(([most]) => seconds < most)?.[1] ?? 'guessedInCenturies');

const REST_MS = 150;

/** Judges a password a moment after it has changed, so that typing waits for nothing. */
function useStrength(password: string, own: readonly string[]): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null);
  const estimate = tools.value?.estimate;
  useEffect(() => {
    const timer = setTimeout(() => {
      if (estimate) setStrength(estimate(password, own.filter(Boolean)));
      else loadTools();
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [password, own.join('\n'), estimate]);
  return strength;
}

interface StrengthLineProps {
  password: string;
  /** Words that whoever guesses knows too. */
  own?: readonly string[];
}

/** How hard a password is to guess, as a bar and in words. */
export function StrengthLine({ password, own = [] }: StrengthLineProps) {
  const strength = useStrength(password, own);
  const score = strength?.score ?? 0;
  const tone = strength ? TONES[score] : '';
  return (
    <p class={`strength small ${tone}`}>
      <span class="parts" aria-hidden="true">
        {TONES.slice(1).map((_, part) => (
          <i key={`${part}`} class={strength && part < Math.max(score, 1) ? 'on' : ''} />
        ))}
      </span>
      {strength && t('strengthIs', t(WORDS[score] ?? 'strength0'), timeText(strength.secondsToGuess))}
    </p>
  );
}
