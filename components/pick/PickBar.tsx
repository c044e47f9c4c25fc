import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Overview } from '../../lib/items';
import { formatNumber, t, tCount } from '../../lib/text';
import { readAbilities } from '../state/abilities';
import { list } from '../state/list';
import { attempt } from '../state/notice';
import { pickAll, picked, stopPicking } from '../state/picks';
import { overview } from '../state/vault';
import { Button, IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { MenuButton } from '../ui/Menu';
import { Progress } from '../ui/Progress';
import { changeMany, type Running, running } from './change-many';
import { MoveDialog } from './MoveDialog';
import { type PickedVerb, pickedVerbs, sharingVerbs } from './picked-verbs';
import { RemoveManyDialog } from './RemoveManyDialog';

const pickedRows = (): Overview[] => {
  const ids = picked.value ?? new Set();
  return (overview.value?.rows ?? []).filter(({ id }) => ids.has(id));
};

function AtWork({ done, total, stop }: Running) {
  const text = t('manyProgress', formatNumber(done), formatNumber(total));
  return (
    <div class="pick-bar">
      <span class="small t2" role="status">
        {text}
      </span>
      <Progress label={text} done={done} total={total} />
      <Button onClick={stop}>{t('stop')}</Button>
    </div>
  );
}

/** What is typed stays typed: Delete means the text there. */
const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLInputElement && target.value !== '';

/** The Delete key does what the trash of the bar does. */
function useDeleteKey(verbs: readonly PickedVerb[], run: (verb: PickedVerb) => void): void {
  const remove = verbs.find(({ to }) => to === 'trash' || to === 'gone');
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Delete' || event.defaultPrevented || isTyping(event) || !remove) return;
      event.preventDefault();
      run(remove);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [remove, run]);
}

/** The buttons of the bar go with it: whoever pressed one goes on typing in the search field. */
function useFocusAfter(): void {
  useEffect(
    () => () => {
      if (document.activeElement === document.body || document.activeElement?.closest('.pick-bar'))
        document.querySelector<HTMLElement>('[data-search]')?.focus();
    },
    [],
  );
}

/** Stands in the filter's place while items are picked: how many, and what can be done with them. */
export function PickBar() {
  const [question, setQuestion] = useState<'folder' | 'gone' | null>(null);
  useEffect(readAbilities, []);
  useFocusAfter();
  const rows = pickedRows();
  const verbs = pickedVerbs();
  const sharing = sharingVerbs(rows);
  const run = ({ to }: PickedVerb) => {
    if (rows.length === 0 || running.peek()) return;
    if (to === 'folder' || to === 'gone') setQuestion(to);
    else attempt(changeMany(rows, { to }));
  };
  useDeleteKey(verbs, run);
  const end = () => setQuestion(null);
  return (
    <>
      {running.value ? (
        <AtWork {...running.value} />
      ) : (
        <div class="pick-bar" role="toolbar" aria-label={t('pickItems')}>
          <IconButton icon="x" name={t('pickEnd')} cap="Esc" onClick={stopPicking} />
          <span class="grow cut" role="status">
            {rows.length === 0 ? t('pickedNone') : tCount('pickedOne', 'pickedMany', rows.length)}
          </span>
          <Button kind="bare" class="pick-all" onClick={() => pickAll(list.peek())}>
            {t('pickAll')}
          </Button>
          {sharing.length > 0 && (
            <MenuButton name={t('organization')} class="ib" entries={sharing}>
              <Icon name="org" />
            </MenuButton>
          )}
          {verbs.map((verb) => (
            <IconButton
              key={verb.to}
              icon={verb.icon}
              name={verb.name}
              disabled={rows.length === 0}
              onClick={() => run(verb)}
            />
          ))}
        </div>
      )}
      {question === 'folder' && <MoveDialog rows={rows} onEnd={end} />}
      {question === 'gone' && <RemoveManyDialog rows={rows} onEnd={end} />}
    </>
  );
}
