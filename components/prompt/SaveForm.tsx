import { useState } from 'preact/hooks';
import type { SavePrompt } from '../../lib/capture';
import { ask } from '../../lib/protocol';
import { splitRef, toRef } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { FolderSelect } from '../folder/FolderSelect';
import { AccountSelect } from '../screens/AccountSelect';
import { OwnerFields } from '../share/OwnerFields';
import { accountOf, accountsFor, writableAccounts } from '../state/accounts';
import { placeAtFirst } from '../state/first-place';
import type { FramePort } from '../suggest/frame-port';
import { Button } from '../ui/Button';
import { ENTER } from '../ui/key-cap';
import { PasswordField } from '../ui/PasswordField';
import { Sentence, TextField } from '../ui/TextField';
import { useTask } from '../ui/use-task';
import { LoginChoice } from './LoginChoice';
import { PromptHead } from './PromptHead';
import { answer, barredHere, loginOf, type Saving, startOf } from './saving';
import { TypedPassword } from './TypedPassword';
import { type Proof, useGuard } from './use-guard';

interface SaveFormProps {
  readonly port: FramePort;
  readonly prompt: SavePrompt;
  readonly proof: Proof;
}

type Change = (change: Partial<Saving>) => void;

function NewLogin({ saving, change }: { saving: Saving; change: Change }) {
  return (
    <div class="prompt-fields">
      <TextField
        label={t('fieldUsername')}
        value={saving.username}
        onInput={(username) => change({ username })}
      />
      {writableAccounts.value.length > 1 && (
        <AccountSelect
          accounts={accountsFor('login')}
          account={accountOf(saving.newId)}
          onChoose={({ tag }) =>
            change({
              newId: toRef(tag, splitRef(saving.newId).id),
              folderId: null,
              place: placeAtFirst(accountOf(toRef(tag, ''))),
            })
          }
        />
      )}
      <OwnerFields
        accountId={accountOf(saving.newId)?.id ?? null}
        place={saving.place}
        isTried={false}
        isBrief
        onChange={(place) => change({ place })}
      />
      {saving.place === null && (
        <FolderSelect
          folderId={saving.folderId}
          account={accountOf(saving.newId)}
          onChoose={(folderId) => change({ folderId })}
        />
      )}
    </div>
  );
}

function Guard({ saving, change }: { saving: Saving; change: Change }) {
  return (
    <div class="prompt-fields">
      <p class="small t2">{t('suggestGuarded')}</p>
      <PasswordField
        label={t('masterPassword')}
        value={saving.again}
        onInput={(again) => change({ again })}
      />
    </div>
  );
}

/** Whether to save what was typed, as what, and where. */
export function SaveForm({ port, prompt, proof }: SaveFormProps) {
  const [saving, setSaving] = useState(() => startOf(prompt));
  const task = useTask();
  const { isUnseen, guarded } = useGuard(port, proof);
  const change: Change = (changed) => setSaving((before) => ({ ...before, ...changed }));
  const login = loginOf(prompt, saving);
  const barred = barredHere();
  const close = () => port.say({ name: 'close' });
  const save = (said: Saving) => task.run(() => answer(port.token, prompt, said).then(close));
  const never = () => task.run(() => ask('save.dismiss', { token: port.token, never: true }).then(close));
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <PromptHead port={port} title={t(login ? 'promptUpdate' : 'promptSave')} />
      <LoginChoice prompt={prompt} login={login} onChoose={(id) => change({ id })} />
      {!login && barred === null && <NewLogin saving={saving} change={change} />}
      <TypedPassword token={port.token} label={t(login ? 'promptNewPassword' : 'fieldPassword')} />
      {login && <p class="small t2 prompt-note">{t('promptHistory')}</p>}
      {login?.reprompt && <Guard saving={saving} change={change} />}
      {task.error && <Sentence text={errorText(task.error)} />}
      {!login && barred !== null && <p class="small t2 prompt-note">{barred}</p>}
      {isUnseen && <Sentence text={t('promptUnseen')} />}
      <footer class="prompt-acts">
        {(login || barred === null) && (
          <Button
            kind="go"
            submit
            cap={ENTER}
            busy={task.busy}
            disabled={!login && saving.place?.collectionIds.length === 0}
            onClick={guarded(() => save(saving))}
          >
            {t(login ? 'promptUpdateVerb' : 'promptSaveVerb')}
          </Button>
        )}
        {login && barred === null && (
          <button type="button" class="btn" onClick={guarded(() => save({ ...saving, id: null }))}>
            {t('promptSaveNew')}
          </button>
        )}
        <span class="grow" />
        <button type="button" class="btn bare" onClick={guarded(never)}>
          {t('promptNever')}
        </button>
      </footer>
    </form>
  );
}
