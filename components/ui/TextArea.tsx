import { useId, useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { IconButton } from './Button';
import { inPhrase } from './in-phrase';

interface TextAreaProps {
  label: string;
  value: string;
  rows?: number;
  /** In the code face: keys and the like. */
  code?: boolean;
  /** Hidden until the eye is pressed. */
  secret?: boolean;
  /** The label is for readers only. */
  bare?: boolean;
  onInput: (value: string) => void;
}

/** A field for texts of several lines. */
export function TextArea({ label, value, rows = 3, code, secret, bare, onInput }: TextAreaProps) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const face = `grow ${code ? 'code' : ''} ${secret && !isShown ? 'masked' : ''}`;
  return (
    <div class="tf">
      <label class={bare ? 'unseen' : 'k'} for={id}>
        {label}
      </label>
      <div class="in start">
        <textarea
          id={id}
          class={face}
          rows={rows}
          value={value}
          dir="auto"
          autoComplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
        {secret && (
          <IconButton
            icon={isShown ? 'eye-off' : 'eye'}
            name={t(isShown ? 'hideWhat' : 'showWhat', inPhrase(label))}
            on={isShown}
            onClick={() => setShown(!isShown)}
          />
        )}
      </div>
    </div>
  );
}
