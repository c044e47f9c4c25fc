import { useState } from 'preact/hooks';
import { CodedError } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import { errorText, t } from '../../lib/text';
import { ServerChip } from '../screens/ServerChip';
import { choiceHost, choiceOrigins } from '../state/server-choice';
import { changeDraft, draft, looksLikeEmail, requestAccess } from '../state/sign-in';
import { Button } from '../ui/Button';
import { ENTER } from '../ui/key-cap';
import { Sentence, TextField } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';
import { useTask } from '../ui/use-task';

interface BeginFormProps {
  onServer: () => void;
  onBegun: () => Promise<void>;
}

/** Asks the server for an account with an address; the browser is asked for access to it in the same click. */
async function begin(name: string): Promise<void> {
  const { server, email } = draft.peek();
  const isAllowed = await requestAccess(choiceOrigins(server));
  if (!isAllowed) throw new CodedError('permission-missing', { host: choiceHost(server) });
  await ask('register.begin', { server, email, name });
}

/** On which server, for which address. */
export function BeginForm({ onServer, onBegun }: BeginFormProps) {
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const form = useAutofocus<HTMLFormElement>();
  const { email } = draft.value;
  const isGood = looksLikeEmail(email);
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (isGood) task.run(() => begin(name).then(onBegun));
  };
  return (
    <form class="mid" ref={form} onSubmit={submit} noValidate>
      <p class="t2">{t('makeAccountIntro')}</p>
      <ServerChip onOpen={onServer} />
      <TextField
        label={t('email')}
        type="email"
        autoComplete="email"
        tall
        autoFocus
        value={email}
        error={isTried && !isGood ? t('emailMissing') : null}
        onInput={(value) => changeDraft({ email: value })}
      />
      <TextField label={t('yourName')} maxLength={50} value={name} onInput={setName} />
      <Button kind="go" tall wide submit cap={ENTER} busy={task.busy}>
        {t('goOn')}
      </Button>
      {task.error && <Sentence text={errorText(task.error)} />}
    </form>
  );
}
