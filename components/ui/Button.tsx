import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { KeyCap } from './KeyCap';

export interface ButtonProps {
  children: ComponentChildren;
  kind?: 'plain' | 'go' | 'bare' | 'danger';
  /** Key cap on the button's face; it is no part of its name. */
  cap?: string;
  tall?: boolean;
  wide?: boolean;
  submit?: boolean;
  disabled?: boolean;
  /** At work: cannot be pressed again, label and width stay. */
  busy?: boolean;
  autoFocus?: boolean;
  class?: string;
  onClick?: (event: MouseEvent) => void;
}

export function Button(props: ButtonProps) {
  const { children, kind = 'plain', cap, tall, wide, submit, disabled, busy, autoFocus, onClick } = props;
  const face = [kind === 'plain' ? '' : kind, tall ? 'tall' : '', wide ? 'wide' : '', props.class ?? ''].join(
    ' ',
  );
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`btn ${face}`}
      disabled={disabled ?? false}
      aria-busy={busy ?? false}
      data-autofocus={autoFocus ? '' : undefined}
      onClick={(event) => !busy && onClick?.(event)}
    >
      {children}
      {cap && <KeyCap cap={cap} />}
    </button>
  );
}

export interface IconButtonProps {
  icon: IconName;
  /** Verb and object: "Copy password of Gitea". */
  name: string;
  /** The short name in the tooltip, and the key that does the same. */
  tip?: string;
  cap?: string;
  on?: boolean;
  disabled?: boolean;
  /** For toggles: whether it is pressed. */
  pressed?: boolean;
  tabIndex?: number;
  children?: ComponentChildren;
  onClick: (event: MouseEvent) => void;
}

export function IconButton(props: IconButtonProps) {
  const { icon, name, tip, cap, on, disabled, pressed, tabIndex, children, onClick } = props;
  return (
    <button
      type="button"
      class={`ib ${on ? 'on' : ''}`}
      aria-label={name}
      aria-pressed={pressed}
      disabled={disabled ?? false}
      tabIndex={tabIndex}
      data-tip={tip ?? name}
      data-cap={cap}
      onClick={onClick}
    >
      {children ?? <Icon name={icon} />}
    </button>
  );
}
