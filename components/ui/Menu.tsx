import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { formatNumber, tCount } from '../../lib/text';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { KeyCap } from './KeyCap';

export interface MenuEntry {
  readonly label: string;
  /** What readers say, where the label needs its place in a tree to be understood. */
  readonly name?: string;
  /** Tells it from others that have the same name. */
  readonly key?: string;
  readonly icon: IconName;
  /** How many it leads to. */
  readonly count?: number;
  readonly cap?: string;
  /** For entries that are one of several: whether this is the one. */
  readonly checked?: boolean;
  /** How deep it stands in a tree, from 0. */
  readonly level?: number;
  /** Draws a line above. */
  readonly line?: boolean;
  readonly run: () => void;
}

interface MenuButtonProps {
  name: string;
  /** A function is asked when the menu opens. */
  entries: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  /** Face of the button. */
  children: ComponentChildren;
  class?: string;
  /** Above the entries: what the menu is about. */
  head?: ComponentChildren;
}

const entriesOf = (menu: HTMLElement): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('.mi')];

/** Letters that follow one another sooner than this are one name. */
const TYPING_MS = 700;

/** Puts letters together to what somebody types; one letter again and again stays one, and leads from each to the next. */
function createTyping(): (key: string) => string {
  let [text, at] = ['', 0];
  return (key) => {
    const now = Date.now();
    text = (now - at < TYPING_MS ? text : '') + key.toLowerCase();
    at = now;
    return [...text].every((letter) => letter === text[0]) ? text.slice(0, 1) : text;
  };
}

function moveFocus(menu: HTMLElement, event: KeyboardEvent, typing: (key: string) => string): void {
  const all = entriesOf(menu);
  const at = all.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    all.at(to % all.length)?.focus();
  } else if (/^\S$/u.test(event.key) && !event.ctrlKey && !event.metaKey) {
    const text = typing(event.key);
    // The one that fits already fits until it does not.
    const from = text.length > 1 ? at : at + 1;
    const rotated = [...all.slice(from), ...all.slice(0, from)];
    rotated.find((entry) => entry.textContent?.toLowerCase().startsWith(text))?.focus();
  }
}

function MenuList({
  id,
  head,
  entries,
  close,
}: Pick<MenuButtonProps, 'head' | 'entries'> & { id: string; close: () => void }) {
  const menu = useRef<HTMLDivElement>(null);
  const typing = useRef(createTyping());
  useEffect(() => {
    if (menu.current) entriesOf(menu.current)[0]?.focus();
    const outside = ({ target }: Event) => {
      if (!menu.current?.parentElement?.contains(target as Node)) close();
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, []);
  return (
    <div class="menu floating" ref={menu}>
      {head}
      <div
        role="menu"
        id={id}
        tabIndex={-1}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape' || event.key === 'Tab') {
            event.preventDefault();
            close();
          } else if (menu.current) moveFocus(menu.current, event, typing.current);
        }}
      >
        {(typeof entries === 'function' ? entries() : entries).map((entry) => (
          <MenuRow key={entry.key ?? entry.name ?? entry.label} entry={entry} close={close} />
        ))}
      </div>
    </div>
  );
}

function MenuRow({ entry, close }: { entry: MenuEntry; close: () => void }) {
  const isChoice = entry.checked !== undefined;
  return (
    <button
      type="button"
      class={`mi ${entry.line ? 'lined' : ''}`}
      style={{ '--level': entry.level ?? 0 }}
      aria-label={entry.name}
      {...(entry.count !== undefined && {
        'aria-description': tCount('countOne', 'countMany', entry.count),
      })}
      role={isChoice ? 'menuitemradio' : 'menuitem'}
      {...(isChoice && { 'aria-checked': entry.checked })}
      onClick={() => {
        close();
        entry.run();
      }}
    >
      <Icon name={entry.icon} class="t2" />
      <span class="grow cut">{entry.label}</span>
      {entry.count !== undefined && <span class="small t3">{formatNumber(entry.count)}</span>}
      {entry.checked && <Icon name="check" small />}
      {entry.cap && <KeyCap cap={entry.cap} />}
    </button>
  );
}

/** A button that opens a menu below itself. Arrows and first letters move, Esc goes back to the button. */
export function MenuButton({ name, entries, children, class: face = 'ib', head }: MenuButtonProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="menu-anchor">
      <button
        ref={button}
        type="button"
        class={`${face} ${isOpen ? 'on' : ''}`}
        aria-label={name}
        data-tip={name}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && <MenuList id={id} head={head} entries={entries} close={close} />}
    </div>
  );
}
