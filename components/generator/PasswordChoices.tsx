import { CHARACTERS, type CharacterClass, LIMITS, type PasswordOptions } from '../../lib/generator';
import { type TextKey, t } from '../../lib/text';
import { Check } from '../ui/Choice';
import { SelectField } from '../ui/SelectField';
import { Slider } from '../ui/Slider';
import { changeOptions, options } from './options';

const LABELS: Readonly<Record<CharacterClass, TextKey>> = {
  upper: 'classUpper',
  lower: 'classLower',
  digits: 'classDigits',
  symbols: 'classSymbols',
};

const CLASSES = Object.keys(CHARACTERS) as CharacterClass[];
/** Of these people are asked for more than one. */
const COUNTED = ['digits', 'symbols'] as const;

const change = (part: Partial<PasswordOptions>): void =>
  changeOptions({ password: { ...options.peek().password, ...part } });

const changeLeast = (name: CharacterClass, count: number): void =>
  change({ least: { ...options.peek().password.least, [name]: count } });

const COUNTS = Array.from({ length: LIMITS.least[1] }, (_, at) => String(at + 1)).map((value) => ({
  value,
  label: value,
}));

/** The last class that is left cannot be taken out. */
const isLast = (name: CharacterClass, { least }: PasswordOptions): boolean =>
  CLASSES.every((other) => (other === name) === least[other] > 0);

/** What a password is made of. */
export function PasswordChoices({ hasRules }: { hasRules: boolean }) {
  const { password } = options.value;
  const counted = COUNTED.filter((name) => password.least[name] > 0);
  return (
    <>
      <Slider
        label={t('length')}
        value={password.length}
        limits={LIMITS.length}
        onChange={(length) => change({ length })}
      />
      {!hasRules && (
        <>
          <div class="line checks">
            {CLASSES.map((name) => (
              <Check
                key={name}
                checked={password.least[name] > 0}
                onChange={(isOn) => (isOn || !isLast(name, password)) && changeLeast(name, isOn ? 1 : 0)}
              >
                <bdi>{t(LABELS[name])}</bdi>
              </Check>
            ))}
            <Check
              checked={password.avoidLookAlikes}
              onChange={(avoidLookAlikes) => change({ avoidLookAlikes })}
            >
              {t('avoidLookAlikes')}
            </Check>
          </div>
          <div class="line checks counts">
            {counted.map((name) => (
              <SelectField
                key={name}
                label={t('atLeast', t(LABELS[name]))}
                value={String(password.least[name])}
                options={COUNTS}
                onChoose={(count) => changeLeast(name, Number(count))}
              />
            ))}
          </div>
        </>
      )}
    </>
  );
}
