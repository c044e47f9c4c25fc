import { useId } from 'preact/hooks';

interface TextAreaProps {
  label: string;
  value: string;
  rows?: number;
  /** In the code face: keys and the like. */
  code?: boolean;
  onInput: (value: string) => void;
}

/** A field for texts of several lines. */
export function TextArea({ label, value, rows = 3, code = false, onInput }: TextAreaProps) {
  const id = useId();
  return (
    <div class="tf">
      <label class="k" for={id}>
        {label}
      </label>
      <div class="in">
        <textarea
          id={id}
          class={code ? 'grow code' : 'grow'}
          rows={rows}
          value={value}
          dir="auto"
          autoComplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      </div>
    </div>
  );
}
