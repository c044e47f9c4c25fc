import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ItemConflict, ItemKind, Overview } from '../../lib/items';
import { errorText, formatList, formatWhen, t, tCount } from '../../lib/text';
import { showToast } from '../state/notice';
import { openItem } from '../state/route';
import { overview } from '../state/vault';
import { Button, IconButton } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Banner } from '../ui/Feedback';
import { Icon } from '../ui/Icon';
import { inPhrase } from '../ui/in-phrase';
import { ENTER } from '../ui/key-cap';
import { Sentence } from '../ui/TextField';
import { TopBar } from '../ui/TopBar';
import { useTask } from '../ui/use-task';
import { isHidden, labelOf } from './conflict-labels';
import { Pick, type Side } from './Pick';
import { type OpenedConflict, useConflict } from './use-conflict';

type Picks = Readonly<Record<string, Side>>;

/** The newer value is picked at first. */
function firstPicks({ fields, changedHere, changedThere }: ItemConflict): Picks {
  const newer = changedThere !== null && changedThere > changedHere ? 'theirs' : 'ours';
  return Object.fromEntries(fields.map(({ name }) => [name, newer]));
}

function Head({ conflict: { changedHere, changedThere } }: { conflict: ItemConflict }) {
  return (
    <div class="sides">
      <p>
        <b>{t('conflictHere')}</b>
        <span class="small t2">{formatWhen(changedHere)}</span>
      </p>
      <p>
        <b>{t('conflictThere')}</b>
        <span class="small t2">{changedThere !== null && formatWhen(changedThere)}</span>
      </p>
    </div>
  );
}

function Merged({ kind, taken }: { kind: ItemKind; taken: readonly string[] }) {
  if (taken.length === 0) return null;
  return (
    <p class="note">
      <Icon name="check" small class="ok" />
      {t('conflictMerged', formatList(taken.map((name) => inPhrase(labelOf(kind, name)))))}
    </p>
  );
}

/** Up and down go from field to field; left and right pick, as the browser does it. */
function goToField(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  const picked = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:checked')];
  const at = picked.findIndex((input) => input.matches(':focus'));
  event.preventDefault();
  picked[at + step]?.focus();
}

interface SidesProps {
  row: Overview;
  conflict: ItemConflict;
  opened: OpenedConflict;
  isShown: boolean;
}

function Sides({ row, conflict, opened, isShown }: SidesProps) {
  const form = useRef<HTMLFormElement>(null);
  const [picks, setPicks] = useState(() => firstPicks(conflict));
  const [task, splitting] = [useTask(), useTask()];
  const { fields, taken } = conflict;
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    const theirs = fields.map(({ name }) => name).filter((name) => picks[name] === 'theirs');
    task.run(async () => {
      await opened.settle(theirs);
      showToast(t('toastSaved'));
    });
  };
  const split = () =>
    splitting.run(async () => {
      await opened.split();
      showToast(t('toastTwoItems'));
    });
  const error = task.error ?? splitting.error;
  return (
    <form class="screen" ref={form} onSubmit={submit} onKeyDown={goToField}>
      <div class="body scroll conflict">
        <Banner tone="plain" icon="swap">
          <b>{row.name}</b> {t(fields.length > 0 ? 'conflictText' : 'conflictAgreed')}
        </Banner>
        {fields.length > 0 && <Head conflict={conflict} />}
        {fields.map(({ name, ours, theirs }, at) => (
          <Pick
            key={name}
            label={labelOf(row.kind, name)}
            ours={ours}
            theirs={theirs}
            isSecret={isHidden(row.kind, name)}
            isShown={isShown}
            picked={picks[name] ?? 'ours'}
            autoFocus={at === 0}
            onPick={(side) => setPicks({ ...picks, [name]: side })}
          />
        ))}
        <Merged kind={row.kind} taken={taken} />
        {error && <Sentence text={errorText(error)} />}
      </div>
      <footer class="acts">
        <Button kind="go" cap={ENTER} submit busy={task.busy} autoFocus={fields.length === 0}>
          {fields.length > 0
            ? tCount('conflictKeepOne', 'conflictKeepMany', fields.length)
            : t('conflictDone')}
        </Button>
        {fields.length > 0 && (
          <Button kind="bare" busy={splitting.busy} onClick={split}>
            {t('conflictSplit')}
          </Button>
        )}
      </footer>
    </form>
  );
}

/** What was changed here and on the server: ours and theirs, field by field. */
export function ConflictScreen({ id }: { id: string }) {
  const [isShown, setShown] = useState(false);
  const row = overview.value?.rows.find((one) => one.id === id);
  const opened = useConflict(id, row?.name ?? '');
  const { conflict, error } = opened;
  const back = () => openItem(id);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      back();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [id]);
  const hasSecret = row && conflict?.fields.some(({ name }) => isHidden(row.kind, name));
  return (
    <div class="screen">
      <TopBar title={t('conflictTitle')} onBack={back}>
        {hasSecret && (
          <IconButton
            icon={isShown ? 'eye-off' : 'eye'}
            name={t(isShown ? 'conflictHide' : 'conflictShow')}
            on={isShown}
            onClick={() => setShown(!isShown)}
          />
        )}
      </TopBar>
      <main class="screen">
        {row && conflict && <Sides row={row} conflict={conflict} opened={opened} isShown={isShown} />}
        {error && (
          <EmptyState icon="alert" title={t('itemNotOpened')} text={errorText(error)}>
            <Button onClick={back}>{t('back')}</Button>
          </EmptyState>
        )}
      </main>
    </div>
  );
}
