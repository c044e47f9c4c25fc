import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { IconButton } from './Button';
import { TextField, type TextFieldProps } from './TextField';

export interface PasswordFieldProps extends Omit<TextFieldProps, 'type' | 'end' | 'inputRef'> {
  /** Behind the eye. */
  more?: ComponentChildren;
}

/** A field whose text is hidden until the eye is pressed. */
export function PasswordField({ more, ...props }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const toggle = () => {
    setShown(!isShown);
    input.current?.focus();
  };
  return (
    <TextField
      autoComplete="current-password"
      {...props}
      type={isShown ? 'text' : 'password'}
      inputRef={input}
      end={
        <>
          <IconButton
            icon={isShown ? 'eye-off' : 'eye'}
            name={isShown ? t('hidePassword') : t('showPassword')}
            on={isShown}
            onClick={toggle}
          />
          {more}
        </>
      }
    />
  );
}
