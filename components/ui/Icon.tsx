import { ICONS, type IconName } from './icons';

/** Icons that point along the reading direction are mirrored in right-to-left text. */
const MIRRORED: ReadonlySet<IconName> = new Set(['left', 'right', 'ext', 'undo', 'panel', 'fill']);

export interface IconProps {
  name: IconName;
  small?: boolean;
  class?: string;
}

/** A line icon; always hidden from readers, the words stand beside it or in its button's name. */
export function Icon({ name, small = false, class: extra = '' }: IconProps) {
  const icon: { line: string; dots?: string } = ICONS[name];
  return (
    <svg
      class={`i ${small ? 's' : ''} ${MIRRORED.has(name) ? 'flip' : ''} ${extra}`}
      viewBox="0 0 20 20"
      aria-hidden="true"
    >
      <path d={icon.line} />
      {icon.dots && <path class="f" d={icon.dots} />}
    </svg>
  );
}
