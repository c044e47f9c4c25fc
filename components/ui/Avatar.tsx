import { avatarHue, avatarLetter } from './avatar-hue';
import { Icon } from './Icon';
import type { IconName } from './icons';

interface AvatarProps {
  name: string;
  /** Shown instead of a letter. */
  icon?: IconName | undefined;
  shape?: 'square' | 'round';
  big?: boolean;
  tone?: 'care';
}

/** A letter in one of six hues, or an icon on grey. Decoration: the name stands beside it. */
export function Avatar({ name, icon, shape = 'square', big = false, tone }: AvatarProps) {
  const hue = icon ? '' : `h${avatarHue(name)}`;
  return (
    <span
      class={`av ${hue} ${shape === 'round' ? 'round' : ''} ${big ? 'big' : ''} ${tone ?? ''}`}
      aria-hidden="true"
    >
      {icon ? <Icon name={icon} small={!big} /> : avatarLetter(name)}
    </span>
  );
}
