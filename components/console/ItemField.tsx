import { useId, useState } from 'preact/hooks';
import { isolated, t } from '../../lib/text';
import { Sentence } from '../ui/TextField';
import { findItem, offeredItems } from './find-item';
import { askOnly, eventQuery } from './lists';
import { ownItems } from './names';

/** Asks for the log of one item: by its name, of those that this vault can open, or by the id of any. */
export function ItemField() {
  const id = useId();
  const [typed, type] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  const take = (text: string) => {
    const itemId = findItem(ownItems(), text);
    setUnknown(itemId === null && text.trim() !== '');
    if (itemId === null) return;
    type('');
    if (eventQuery.peek()?.itemId !== itemId) askOnly({ itemId });
  };
  return (
    <div class="tf">
      <label class="unseen" for={id}>
        {t('askItem')}
      </label>
      <div class={`in ${isUnknown ? 'bad' : ''}`}>
        <input
          id={id}
          class="grow"
          type="text"
          list={`${id}-items`}
          value={typed}
          dir="auto"
          autoComplete="off"
          spellcheck={false}
          placeholder={t('askItem')}
          aria-invalid={isUnknown}
          aria-describedby={isUnknown ? `${id}-note` : undefined}
          onInput={({ currentTarget }) => {
            setUnknown(false);
            type(currentTarget.value);
          }}
          onChange={({ currentTarget }) => take(currentTarget.value)}
          onKeyDown={({ key, currentTarget }) => key === 'Enter' && take(currentTarget.value)}
        />
        <datalist id={`${id}-items`}>
          {offeredItems(ownItems(), typed).map(({ value, label }) => (
            <option key={value} value={label}>
              {isolated(label)}
            </option>
          ))}
        </datalist>
      </div>
      {isUnknown && <Sentence id={`${id}-note`} text={t('itemUnknown')} />}
    </div>
  );
}
