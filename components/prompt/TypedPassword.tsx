import { useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { HiddenText, SecretText } from '../item/SecretText';
import { IconButton } from '../ui/Button';

/** The password that was typed. It comes here when the eye is pressed, and not before. */
export function TypedPassword({ token, label }: { token: string; label: string }) {
  const [shown, setShown] = useState<string | null>(null);
  const toggle = () => {
    if (shown !== null) return setShown(null);
    void ask('save.password', { token }).then(setShown, () => undefined);
  };
  return (
    <div class="fld">
      <div class="grow">
        <span class="k">{label}</span>
        <span class="v">{shown === null ? <HiddenText /> : <SecretText text={shown} />}</span>
      </div>
      <IconButton
        icon={shown === null ? 'eye' : 'eye-off'}
        name={shown === null ? t('showPassword') : t('hidePassword')}
        onClick={toggle}
      />
    </div>
  );
}
