import type { ComponentChildren } from 'preact';
import { t } from '../../lib/text';
import { IconButton } from './Button';

/** The bar of a screen that was entered from another one. */
export function TopBar({
  title,
  onBack,
  children,
}: {
  title: string;
  onBack?: () => void;
  children?: ComponentChildren;
}) {
  return (
    <header class="top">
      {onBack && <IconButton icon="left" name={t('back')} onClick={onBack} />}
      <h1 class="cut grow">{title}</h1>
      {children}
    </header>
  );
}
