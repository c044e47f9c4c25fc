import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type FormDraft, kindByName } from '../../lib/items';
import { splitRef } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { FolderSelect } from '../folder/FolderSelect';
import { kindLabel } from '../item/Row';
import { AccountSelect } from '../screens/AccountSelect';
import { OwnerFields } from '../share/OwnerFields';
import { accountOf, accountsFor, writableAccounts } from '../state/accounts';
import { moves, moveTo } from '../state/surface';
import { Button, IconButton } from '../ui/Button';
import { Check } from '../ui/Choice';
import { Banner } from '../ui/Feedback';
import { Icon } from '../ui/Icon';
import { ctrlLetter, ENTER } from '../ui/key-cap';
import { TextArea } from '../ui/TextArea';
import { Sentence, TextField } from '../ui/TextField';
import { TopBar } from '../ui/TopBar';
import { type Task, useTask } from '../ui/use-task';
import {
  barredForm,
  changeAccount,
  changeDraft,
  changePlace,
  isChanged,
  isPlaceless,
  leaveForm,
  saveForm,
} from './editing';
import { KindInputs } from './KindInputs';
import { editing } from './kept-form';
import { LoginInputs } from './LoginInputs';
import { OwnFieldInputs } from './OwnFieldInputs';
import { UriInputs } from './UriInputs';

function Inputs({ now, nameError }: { now: FormDraft; nameError: string | null }) {
  const { draft } = now;
  const spec = kindByName(draft.kind);
  if (!spec) return null;
  return (
    <>
      <div class="pair">
        <TextField
          label={t('fieldItemName')}
          value={draft.name}
          autoFocus
          error={nameError}
          onInput={(name) => changeDraft({ name })}
        />
        <FolderSelect
          folderId={draft.folderId}
          account={accountOf(now.id ?? now.formId)}
          onChoose={(folderId) => changeDraft({ folderId })}
        />
      </div>
      {spec.kind === 'login' ? (
        <LoginInputs spec={spec} draft={draft} />
      ) : (
        <KindInputs spec={spec} draft={draft} />
      )}
      {spec.kind === 'login' && <UriInputs draft={draft} />}
      <OwnFieldInputs draft={draft} />
      <TextArea
        label={t('fieldNotes')}
        value={draft.notes}
        rows={draft.kind === 'note' ? 8 : 3}
        onInput={(notes) => changeDraft({ notes })}
      />
      <Check checked={draft.favorite} onChange={(favorite) => changeDraft({ favorite })}>
        {t('favourite')}
      </Check>
      <Check checked={draft.reprompt} onChange={(reprompt) => changeDraft({ reprompt })}>
        {t('askAgain')}
      </Check>
    </>
  );
}

function Foot({ now, task, isBarred }: { now: FormDraft; task: Task; isBarred: boolean }) {
  return (
    <footer class="acts">
      <Button kind="go" cap={ENTER} submit busy={task.busy} disabled={isBarred}>
        {t('save')}
      </Button>
      <Button kind="bare" onClick={leaveForm}>
        {t('cancel')}
      </Button>
      <span class="end" />
      {isChanged(now) && (
        <span class="small t2 line">
          <Icon name="check" small class="ok" />
          {t('draftKept')}
        </span>
      )}
    </footer>
  );
}

const titleOf = ({ id, draft, original }: FormDraft): string =>
  id === null ? t('newOf', kindLabel(draft.kind)) : t('editOf', original.name || kindLabel(draft.kind));

/** Saves by Enter in a line and by Ctrl+S anywhere; Esc leaves. */
function useKeys(form: { readonly current: HTMLFormElement | null }): void {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const isInMenu = event.target instanceof Element && event.target.closest('[role="menu"], dialog');
      if (ctrlLetter(event) === 'S') form.current?.requestSubmit();
      else if (event.key === 'Escape' && !isInMenu && !event.isComposing) leaveForm();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** Which account a new item goes to: one of those that take it. */
function Account({ now }: { now: FormDraft }) {
  const choices = accountsFor(now.draft.kind);
  if (now.id !== null || writableAccounts.value.length < 2 || choices.length === 0) return null;
  return <AccountSelect accounts={choices} account={accountOf(now.formId)} onChoose={changeAccount} />;
}

/** Why what stands in the form cannot be saved where it would go. */
function Barred({ now, why }: { now: FormDraft; why: string }) {
  const isChoice = accountsFor(now.draft.kind).length > 0;
  return <Banner tone="care">{t(isChoice ? 'barredChoose' : 'barredKept', why)}</Banner>;
}

function Form({ now }: { now: FormDraft }) {
  const form = useRef<HTMLFormElement>(null);
  const task = useTask();
  const [isTried, setTried] = useState(false);
  const isNameless = now.draft.name.trim() === '';
  const barred = barredForm(now);
  useKeys(form);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (isNameless) form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    else if (isPlaceless(now)) form.current?.querySelector<HTMLElement>('.collections input')?.focus();
    else if (barred === null) task.run(saveForm);
  };
  return (
    <form class="screen" ref={form} onSubmit={submit} noValidate>
      <TopBar title={titleOf(now)} onBack={leaveForm}>
        {moves().map(({ to, label, icon }) => (
          <IconButton key={to} icon={icon} name={t(label)} onClick={() => moveTo(to)} />
        ))}
      </TopBar>
      {barred !== null && <Barred now={now} why={barred} />}
      <main class="body scroll form">
        <Account now={now} />
        {now.id === null && (
          <OwnerFields
            accountId={accountOf(now.formId)?.id ?? null}
            place={now.place ?? null}
            isTried={isTried}
            onChange={changePlace}
          />
        )}
        <Inputs now={now} nameError={isTried && isNameless ? t('nameWanted') : null} />
        {task.error && <Sentence text={errorText(task.error)} />}
      </main>
      <Foot now={now} task={task} isBarred={barred !== null} />
    </form>
  );
}

/** The form of an item, drawn from its kind's field table. */
export function EditScreen() {
  return editing.value && <Form key={splitRef(editing.value.formId).id} now={editing.value} />;
}
