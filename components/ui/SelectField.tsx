import { useId } from 'preact/hooks';
import { isolated } from '../../lib/text';
import type { Option } from './Choice';
import { Icon } from './Icon';

interface SelectFieldProps<V extends string> {
  label: string;
  value: V;
  options: readonly Option<V>[];
  /** The label is for readers only. */
  bare?: boolean;
  onChoose: (value: V) => void;
}

/** One of several: the browser's own list, drawn as a field. */
export function SelectField<V extends string>({
  label,
  value,
  options,
  bare,
  onChoose,
}: SelectFieldProps<V>) {
  const id = useId();
  return (
    <div class="tf">
      <label class={bare ? 'unseen' : 'k'} for={id}>
        {label}
      </label>
      <div class="in">
        <select
          id={id}
          class="grow"
          value={value}
          onChange={({ currentTarget }) => {
            onChoose(currentTarget.value as V);
            // What is chosen is drawn by whoever takes it up.
            currentTarget.value = value;
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {isolated(option.label)}
            </option>
          ))}
        </select>
        <Icon name="down" small class="t2" />
      </div>
    </div>
  );
}
