import { useId } from 'preact/hooks';
import { t } from '../../../lib/text';
import { IconButton } from '../../ui/Button';
import type { Option } from '../../ui/Choice';
import { SelectField } from '../../ui/SelectField';
import { type Draft, type DraftList, entriesOf, nameIn } from './draft';
import { LEVELS } from './rows-as-drafts';
import { levelText } from './what-changes';

interface PickerProps {
  label: string;
  /** What the field is called that adds another. */
  add: string;
  list: DraftList;
  /** Whatever may be in the list; those that are in it and not here are called by `nameOf`. */
  options: readonly Option<string>[];
  nameOf: (id: string) => string;
  draft: Draft;
  set: (name: string, value: string) => void;
}

const LEVEL_OPTIONS = LEVELS.map((value) => ({ value, label: '' }));

function Entry({ id, value, list, nameOf, set }: EntryProps) {
  const name = nameOf(id);
  return (
    <li class="line">
      <span class="grow cut" title={name}>
        {name}
      </span>
      {list === 'access' && (
        <SelectField
          bare
          label={t('accessTo', name)}
          value={value}
          options={LEVEL_OPTIONS.map((one) => ({ value: one.value as string, label: levelText(one.value) }))}
          onChoose={(level) => set(nameIn(list, id), level)}
        />
      )}
      <IconButton icon="x" name={t('takeOut', name)} onClick={() => set(nameIn(list, id), '')} />
    </li>
  );
}

interface EntryProps extends Pick<PickerProps, 'list' | 'nameOf' | 'set'> {
  id: string;
  value: string;
}

/** A list of things that somebody has or is in: taken out one by one, others added from all that there are. */
export function Picker({ label, add, list, options, nameOf, draft, set }: PickerProps) {
  const id = useId();
  const entries = entriesOf(draft, list);
  const taken = new Set(entries.map(([one]) => one));
  const left = options.filter(({ value }) => !taken.has(value));
  return (
    <section class="picker" aria-labelledby={id}>
      <h3 class="k" id={id}>
        {label}
      </h3>
      {entries.length === 0 ? (
        <p class="small t2">{t('none')}</p>
      ) : (
        <ul>
          {entries.map(([one, value]) => (
            <Entry key={one} id={one} value={value} list={list} nameOf={nameOf} set={set} />
          ))}
        </ul>
      )}
      {left.length > 0 && (
        <SelectField
          bare
          label={add}
          value=""
          options={[{ value: '', label: add }, ...left]}
          onChoose={(one) => one !== '' && set(nameIn(list, one), list === 'access' ? 'view' : 'yes')}
        />
      )}
    </section>
  );
}
