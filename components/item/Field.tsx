import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ProblemReason } from '../../lib/items';
import { formatNumber, t } from '../../lib/text';
import { copyText } from '../state/clipboard';
import { attempt } from '../state/notice';
import { IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { inPhrase } from '../ui/in-phrase';
import { KeyCap } from '../ui/KeyCap';
import { problemText } from './problem-text';
import { HiddenText, SecretText } from './SecretText';

interface FieldProps {
  /** Left out for the second and later of a list. */
  label?: string | undefined;
  children: ComponentChildren;
  /** Beside the label, in grey. */
  aside?: string;
  buttons?: ComponentChildren;
}

/** One line of an item: label over value, buttons at the end. */
export function Field({ label, children, aside, buttons }: FieldProps) {
  return (
    <div class={`fld ${label === undefined ? 'one' : ''}`}>
      <div class="grow">
        {label !== undefined && (
          <span class="k">
            {label} {aside && <span class="t3">· {aside}</span>}
          </span>
        )}
        <span class="v">{children}</span>
      </div>
      {buttons}
    </div>
  );
}

interface CopyProps {
  label: string;
  value: string;
  isSecret: boolean;
  cap?: string | undefined;
}

export function Copy({ label, value, isSecret, cap }: CopyProps) {
  return (
    <>
      {cap && <KeyCap cap={cap} />}
      <IconButton
        icon="copy"
        name={t('copyWhat', inPhrase(label))}
        {...(cap && { cap })}
        onClick={() => attempt(copyText(value, label, isSecret))}
      />
    </>
  );
}

interface TextFieldLineProps {
  label: string;
  value: string;
  cap?: string | undefined;
  isCode?: boolean;
}

/** A value that anyone may see who looks at the screen. */
export function PlainField({ label, value, cap, isCode = false }: TextFieldLineProps) {
  return (
    <Field label={label} buttons={<Copy label={label} value={value} isSecret={false} cap={cap} />}>
      <bdi class={isCode ? 'code' : 'text'}>{value}</bdi>
    </Field>
  );
}

interface SecretFieldProps {
  label?: string;
  /** What the buttons are named after; the label when left out. */
  name?: string;
  /** null while the item is sealed. */
  value: string | null;
  cap?: string | undefined;
  after?: ComponentChildren;
  onUnseal: () => void;
}

/** A value that is hidden until the eye is pressed, and hidden again when the screen is left. */
export function SecretField({ label, name, value, cap, after, onUnseal }: SecretFieldProps) {
  const [wantsShown, setShown] = useState(false);
  const isShown = wantsShown && value !== null;
  const what = name ?? label ?? '';
  const toggle = () => {
    setShown(!isShown);
    if (value === null) onUnseal();
  };
  const eye = (
    <IconButton
      icon={isShown ? 'eye-off' : 'eye'}
      name={t(isShown ? 'hideWhat' : 'showWhat', inPhrase(what))}
      on={isShown}
      onClick={toggle}
    />
  );
  return (
    <Field
      label={label}
      {...(isShown && { aside: t('characters', formatNumber([...value].length)) })}
      buttons={
        <>
          {eye}
          {value !== null && <Copy label={what} value={value} isSecret cap={isShown ? undefined : cap} />}
        </>
      }
    >
      {isShown ? <SecretText text={value} /> : <HiddenText />}
      {after}
    </Field>
  );
}

/** In place of a value that could not be read: the reason. */
export function ProblemField({ label, reason }: { label: string; reason: ProblemReason }) {
  return (
    <Field label={label}>
      <span class="line start care">
        <Icon name="alert" small />
        <span>{problemText(reason)}</span>
      </span>
    </Field>
  );
}

/** In place of a secret that the organisation lets this person use, but not see. */
export function WithheldField({ label }: { label: string }) {
  return (
    <Field label={label} buttons={<span class="tag">{t('tagWithheld')}</span>}>
      <span class="t2">{t('withheld')}</span>
    </Field>
  );
}
