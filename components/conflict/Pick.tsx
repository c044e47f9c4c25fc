import { useId } from 'preact/hooks';
import { t } from '../../lib/text';
import { HiddenText, SecretText } from '../item/SecretText';

export type Side = 'ours' | 'theirs';

interface PickProps {
  label: string;
  ours: string;
  theirs: string;
  /** A secret: hidden until the eye of the screen is pressed. */
  isSecret: boolean;
  isShown: boolean;
  picked: Side;
  autoFocus: boolean;
  onPick: (side: Side) => void;
}

function Value({ text, isSecret, isShown }: { text: string; isSecret: boolean; isShown: boolean }) {
  if (text === '') return <span class="t3">{t('conflictEmpty')}</span>;
  if (!isSecret) return <bdi class="text">{text}</bdi>;
  return isShown ? <SecretText text={text} /> : <HiddenText />;
}

const SIDES: Readonly<Record<Side, () => string>> = {
  ours: () => t('conflictHere'),
  theirs: () => t('conflictThere'),
};

/** One field with its two values side by side, of which one is picked. */
export function Pick(props: PickProps) {
  const { label, isSecret, isShown, picked, autoFocus, onPick } = props;
  const name = useId();
  return (
    <fieldset class="picks">
      <legend class="lbl">{label}</legend>
      {(['ours', 'theirs'] as const).map((side) => (
        <label key={side} class={`pick choice ${picked === side ? 'on' : ''}`}>
          <input
            type="radio"
            name={name}
            checked={picked === side}
            data-autofocus={autoFocus && picked === side ? '' : undefined}
            onChange={() => onPick(side)}
          />
          <span class={`ck rd ${picked === side ? 'on' : ''}`} aria-hidden="true" />
          <span class="grow">
            <span class="unseen">{SIDES[side]()}: </span>
            <Value text={props[side]} isSecret={isSecret} isShown={isShown} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
