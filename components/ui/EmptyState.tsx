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
  /** It is all of the page: its heading is the page's and takes the focus, so that readers hear what happened. */
  whole?: boolean;
}

export function EmptyState({ icon, title, text, children, hint, whole = false }: EmptyStateProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (whole) heading.current?.focus();
  }, []);
  const Heading = whole ? 'h1' : 'h2';
  return (
    <div class="empty">
      <Icon name={icon} />
      <Heading ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      <p class="t2">{text}</p>
      {children && <div class="line acts-inline">{children}</div>}
      {hint && <p class="small t3 hint">{hint}</p>}
    </div>
  );
}
