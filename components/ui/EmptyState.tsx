import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon';
import type { IconName } from './icons';

interface EmptyStateProps {
  icon: IconName;
  title: string;
  text: string;
  /** Buttons. */
  children?: ComponentChildren;
  hint?: string;
  /** Moves the focus to the heading, so that readers hear what happened. */
  focus?: boolean;
}

export function EmptyState({ icon, title, text, children, hint, focus = false }: EmptyStateProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, []);
  return (
    <div class="empty">
      <Icon name={icon} />
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p class="t2">{text}</p>
      {children && <div class="line acts-inline">{children}</div>}
      {hint && <p class="small t3 hint">{hint}</p>}
    </div>
  );
}
