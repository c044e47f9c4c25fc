import { useId, useState } from 'preact/hooks';

export interface CodeInputProps {
  label: string;
  value: string;
  length: number;
  onInput: (code: string) => void;
  /** Called with the whole code when its last digit was typed or pasted. */
  onComplete: (code: string) => void;
}

/** Boxes for the digits of a code, drawn over one real input: pasting and code suggestions work as ever. */
export function CodeInput({ label, value, length, onInput, onComplete }: CodeInputProps) {
  const id = useId();
  const [hasFocus, setFocus] = useState(false);
  const digits = [...value];
  const at = Math.min(digits.length, length - 1);
  const change = (typed: string) => {
    const code = typed.replaceAll(/\D/g, '').slice(0, length);
    onInput(code);
    if (code.length === length && code !== value) onComplete(code);
  };
  return (
    <div class="code-input">
      <label class="unseen" for={id}>
        {label}
      </label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="one-time-code"
        data-autofocus=""
        dir="ltr"
        value={value}
        onInput={({ currentTarget }) => {
          change(currentTarget.value);
          currentTarget.value = currentTarget.value.replaceAll(/\D/g, '').slice(0, length);
        }}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
      />
      <div class="pins" aria-hidden="true">
        {Array.from({ length }, (_, index) => (
          <i key={`box-${index + 1}`} class={hasFocus && index === at ? 'at' : ''}>
            {digits[index] ?? (hasFocus && index === at ? <span class="caret" /> : '')}
          </i>
        ))}
      </div>
    </div>
  );
}
