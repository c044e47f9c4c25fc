import {
  CHARACTERS,
  type CharacterClass,
  type GeneratorFloor,
  LIMITS,
  leastLength,
  optionsAbove,
  type PasswordOptions,
} from '../../lib/generator';
import { t } from '../../lib/text';
import { Check } from '../ui/Choice';
import { SelectField } from '../ui/SelectField';
import { Slider } from '../ui/Slider';
import { CLASS_LABELS } from './class-labels';
import { changeOptions, options } from './options';

const CLASSES = Object.keys(CHARACTERS) as CharacterClass[];
/** Of these people are asked for more than one. */
const COUNTED = ['digits', 'symbols'] as const;

const change = (part: Partial<PasswordOptions>): void =>
  changeOptions({ password: { ...options.peek().password, ...part } });

const changeLeast = (name: CharacterClass, count: number): void =>
  change({ least: { ...options.peek().password.least, [name]: count } });

const countsFrom = (least: number) =>
  Array.from({ length: LIMITS.least[1] }, (_, at) => at + 1)
    .filter((count) => count >= least)
    .map((count) => ({ value: String(count), label: String(count) }));

/** The last class that is left cannot be taken out. */
const isLast = (name: CharacterClass, { least }: PasswordOptions): boolean =>
  CLASSES.every((other) => (other === name) === least[other] > 0);

interface ClassesProps {
  password: PasswordOptions;
  floor: GeneratorFloor;
}

/** Which characters stand in it; what organisations ask for cannot be taken out. */
function Classes({ password, floor }: ClassesProps) {
  return (
    <div class="line checks">
      {CLASSES.map((name) => (
        <Check
          key={name}
          checked={password.least[name] > 0}
          disabled={floor.least[name] > 0}
          onChange={(isOn) => (isOn || !isLast(name, password)) && changeLeast(name, isOn ? 1 : 0)}
        >
          <bdi>{t(CLASS_LABELS[name])}</bdi>
        </Check>
      ))}
      <Check checked={password.avoidLookAlikes} onChange={(avoidLookAlikes) => change({ avoidLookAlikes })}>
        {t('avoidLookAlikes')}
      </Check>
    </div>
  );
}

function Counts({ password, floor }: ClassesProps) {
  return (
    <div class="line checks counts">
      {COUNTED.filter((name) => password.least[name] > 0).map((name) => (
        <SelectField
          key={name}
          label={t('atLeast', t(CLASS_LABELS[name]))}
          value={String(password.least[name])}
          options={countsFrom(floor.least[name])}
          onChoose={(count) => changeLeast(name, Number(count))}
        />
      ))}
    </div>
  );
}

/** What a password is made of; no control goes below the floor. */
export function PasswordChoices({ hasRules, floor }: { hasRules: boolean; floor: GeneratorFloor }) {
  const { password } = optionsAbove(options.value, floor);
  const [shortest, longest] = LIMITS.length;
  return (
    <>
      <Slider
        label={t('length')}
        value={password.length}
        limits={[Math.max(shortest, leastLength(floor)), longest]}
        onChange={(length) => change({ length })}
      />
      {!hasRules && <Classes password={password} floor={floor} />}
      {!hasRules && <Counts password={password} floor={floor} />}
    </>
  );
}
