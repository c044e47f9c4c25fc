import type { ComponentChildren, Ref } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './Icon';

export interface TextFieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'url';
  autoComplete?: string;
  placeholder?: string;
  maxLength?: number;
  tall?: boolean;
  /** The label is for readers only. */
  bare?: boolean;
  autoFocus?: boolean;
  /** Below the field: what is wrong with it. */
  error?: string | null;
  /** Drawn inside, behind the text. */
  end?: ComponentChildren;
  inputRef?: Ref<HTMLInputElement>;
  onBlur?: () => void;
  /** The Enter key does this, and sends no form. */
  onEnter?: () => void;
}

export function TextField(props: TextFieldProps) {
  const id = useId();
  const { label, value, onInput, type = 'text', tall, bare, error, end } = props;
  return (
    <div class="tf">
      <label class={bare ? 'unseen' : 'k'} for={id}>
        {label}
      </label>
      <div class={`in ${tall ? 'tall' : ''} ${error ? 'bad' : ''}`}>
        <input
          id={id}
          ref={props.inputRef ?? null}
          class={type === 'password' ? 'grow pw' : 'grow'}
          type={type as 'text'}
          value={value}
          dir={type === 'text' ? 'auto' : 'ltr'}
          autoComplete={props.autoComplete ?? 'off'}
          autoCapitalize="off"
          spellcheck={false}
          maxLength={props.maxLength}
          placeholder={props.placeholder ?? ''}
          data-autofocus={props.autoFocus ? '' : undefined}
          aria-invalid={Boolean(error)}
          aria-describedby={error ? `${id}-note` : undefined}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
          onBlur={() => props.onBlur?.()}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing || !props.onEnter) return;
            event.preventDefault();
            props.onEnter();
          }}
        />
        {end}
      </div>
      {error && <Sentence id={`${id}-note`} text={error} />}
    </div>
  );
}

/** A sentence about what went wrong, beside what it is about; read out when it appears. */
export function Sentence({ id, text }: { id?: string; text: string }) {
  return (
    <p class="note stop" id={id} role="alert">
      <Icon name="alert" small />
      <span>{text}</span>
    </p>
  );
}
