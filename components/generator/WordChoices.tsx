import { type GeneratorFloor, LIMITS, optionsAbove, type PassphraseOptions } from '../../lib/generator';
import { t } from '../../lib/text';
import { status } from '../state/session';
import { Check, Segmented } from '../ui/Choice';
import { Slider } from '../ui/Slider';
import { TextField } from '../ui/TextField';
import { changeOptions, options } from './options';

const change = (part: Partial<PassphraseOptions>): void =>
  changeOptions({ passphrase: { ...options.peek().passphrase, ...part } });

/** What a passphrase is made of; no control goes below the floor. */
export function PassphraseChoices({ floor }: { floor: GeneratorFloor }) {
  const { words, separator, capitalise, number } = optionsAbove(options.value, floor).passphrase;
  const [fewest, most] = LIMITS.words;
  return (
    <>
      <Slider
        label={t('words')}
        value={words}
        limits={[Math.max(fewest, floor.words), most]}
        onChange={(count) => change({ words: count })}
      />
      <div class="line checks">
        <Check
          checked={capitalise}
          disabled={floor.capitalise}
          onChange={(isOn) => change({ capitalise: isOn })}
        >
          {t('capitalise')}
        </Check>
        <Check checked={number} disabled={floor.number} onChange={(isOn) => change({ number: isOn })}>
          {t('addNumber')}
        </Check>
      </div>
      <TextField
        label={t('separator')}
        value={separator}
        maxLength={LIMITS.separator[1]}
        onInput={(text) => change({ separator: text })}
      />
    </>
  );
}

/** What a user name is made of. */
export function UserNameChoices() {
  const { userKind, address, domain } = options.value;
  const email = status.value?.account?.email ?? '';
  return (
    <>
      <Segmented
        label={t('userNameKind')}
        value={userKind}
        options={[
          { value: 'word', label: t('userKindWord') },
          { value: 'plus', label: t('userKindPlus') },
          { value: 'catchAll', label: t('userKindCatchAll') },
        ]}
        onChoose={(kind) => changeOptions({ userKind: kind })}
      />
      {userKind === 'plus' && (
        <TextField
          label={t('plusBase')}
          type="email"
          value={address}
          placeholder={email}
          onInput={(text) => changeOptions({ address: text })}
        />
      )}
      {userKind === 'catchAll' && (
        <TextField
          label={t('catchAllDomain')}
          value={domain}
          onInput={(text) => changeOptions({ domain: text })}
        />
      )}
    </>
  );
}
