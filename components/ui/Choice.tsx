import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './Icon';

interface CheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ComponentChildren;
  class?: string;
}

/** A tick box with its words; the browser's own input underneath. */
export function Check({ checked, onChange, disabled = false, children, class: extra = '' }: CheckProps) {
  return (
    <label class={`line choice ${extra}`}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span class={`ck ${checked ? 'on' : ''} ${disabled ? 'off' : ''}`} aria-hidden="true">
        {checked && <Icon name="check" />}
      </span>
      <span>{children}</span>
    </label>
  );
}

interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Ids of the words that name and describe it. */
  labelledBy: string;
  describedBy: string;
  disabled?: boolean;
}

/** On or off, at once; the browser's own input underneath. */
export function Switch({ checked, onChange, labelledBy, describedBy, disabled = false }: SwitchProps) {
  return (
    <span class="choice">
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span class={`sw ${checked ? 'on' : ''} ${disabled ? 'off' : ''}`} aria-hidden="true" />
    </span>
  );
}

interface RadioProps {
  name: string;
  checked: boolean;
  onChoose: () => void;
  children: ComponentChildren;
}

/** One of several, drawn as a ring. */
export function Radio({ name, checked, onChoose, children }: RadioProps) {
  return (
    <label class="line choice tall">
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span class={`ck rd ${checked ? 'on' : ''}`} aria-hidden="true" />
      <span class="grow">{children}</span>
    </label>
  );
}

export interface Option<V> {
  readonly value: V;
  readonly label: string;
}

interface SegmentedProps<V> {
  label: string;
  value: V;
  options: readonly Option<V>[];
  onChoose: (value: V) => void;
  /** Id of the words that describe it. */
  describedBy?: string | undefined;
}

/** Two to four choices side by side: a radio group underneath, so arrows move within it. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChoose,
  describedBy,
}: SegmentedProps<V>) {
  const name = useId();
  return (
    <div class="seg" role="radiogroup" aria-label={label} aria-describedby={describedBy}>
      {options.map((option) => (
        <label key={option.value} class={option.value === value ? 'on' : ''}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
