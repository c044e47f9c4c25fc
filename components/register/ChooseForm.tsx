import { useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import type { KdfSummary, Registering } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { StrengthLine } from '../generator';
import { AccountLine } from '../screens/AccountLine';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { ENTER } from '../ui/key-cap';
import { PasswordField } from '../ui/PasswordField';
import { SelectField } from '../ui/SelectField';
import { Sentence, TextField } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';
import { useTask } from '../ui/use-task';
import { BreachCheck } from './BreachCheck';
import { faultsOf, type Typed } from './faults';

type Kdf = KdfSummary['kind'];

interface FieldsProps {
  begun: Registering;
  typed: Typed;
  faults: Partial<ReturnType<typeof faultsOf>>;
  change: (change: Partial<Typed>) => void;
}

function MailField({ begun, typed, faults, change }: FieldsProps) {
  if (begun.way !== 'mail') return null;
  return (
    <>
      <p class="note">
        <Icon name="mail" small />
        <span>{t('mailSent', begun.email)}</span>
      </p>
      <TextField
        label={t('mailLink')}
        tall
        autoFocus
        value={typed.link}
        error={faults.link ?? null}
        onInput={(link) => change({ link })}
      />
    </>
  );
}

function PasswordFields({ begun, typed, faults, change }: FieldsProps) {
  return (
    <>
      <PasswordField
        label={t('masterPassword')}
        tall
        autoFocus={begun.way !== 'mail'}
        autoComplete="new-password"
        value={typed.password}
        error={faults.password ?? null}
        onInput={(password) => change({ password })}
      />
      {typed.password !== '' && <StrengthLine password={typed.password} own={[begun.email, begun.name]} />}
      <BreachCheck key={typed.password} password={typed.password} />
      <PasswordField
        label={t('masterPasswordAgain')}
        tall
        autoComplete="new-password"
        value={typed.again}
        error={faults.again ?? null}
        onInput={(again) => change({ again })}
      />
      <TextField
        label={t('hintLabel')}
        maxLength={50}
        value={typed.hint}
        error={faults.hint ?? null}
        onInput={(hint) => change({ hint })}
      />
    </>
  );
}

/** Old servers know PBKDF2 alone. */
const KdfField = ({
  begun,
  kdf,
  onChoose,
}: {
  begun: Registering;
  kdf: Kdf;
  onChoose: (kdf: Kdf) => void;
}) =>
  begun.way === 'old' ? null : (
    <SelectField
      label={t('kdfChoice')}
      value={kdf}
      options={[
        { value: 'argon2id', label: t('kdfChoiceArgon') },
        { value: 'pbkdf2', label: t('kdfChoicePbkdf') },
      ]}
      onChoose={onChoose}
    />
  );

/** What protects the account: the master password, which nobody can give back. */
export function ChooseForm({ begun }: { begun: Registering }) {
  const [typed, setTyped] = useState<Typed>({ link: '', password: '', again: '', hint: '' });
  const [kdf, setKdf] = useState<Kdf>(begun.way === 'old' ? 'pbkdf2' : 'argon2id');
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const form = useAutofocus<HTMLFormElement>();
  const faults = faultsOf(begun, typed);
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    const isGood = Object.values(faults).every((fault) => fault === null);
    if (isGood)
      task.run(() =>
        ask('register.finish', { password: typed.password, hint: typed.hint, link: typed.link, kdf }),
      );
  };
  const fields = {
    begun,
    typed,
    faults: isTried ? faults : {},
    change: (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change })),
  };
  return (
    <form class="mid" ref={form} onSubmit={submit} noValidate>
      <AccountLine email={begun.email} host={begun.serverHost} />
      <MailField {...fields} />
      <PasswordFields {...fields} />
      <KdfField begun={begun} kdf={kdf} onChoose={setKdf} />
      <p class="note">
        <Icon name="info" small />
        <span>{t('masterPasswordLost')}</span>
      </p>
      <Button kind="go" tall wide submit cap={ENTER} busy={task.busy}>
        {t(task.busy ? 'makingAccount' : 'makeAccountVerb')}
      </Button>
      {task.error && <Sentence text={errorText(task.error)} />}
    </form>
  );
}
