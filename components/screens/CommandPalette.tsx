import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Overview } from '../../lib/items';
import { fold, searchWords } from '../../lib/search';
import { t, tCount } from '../../lib/text';
import { shownName } from '../item/Row';
import { readAbilities } from '../state/abilities';
import { type Command, commandsFor, placeCommands } from '../state/commands';
import { status } from '../state/session';
import { IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { KeyCap } from '../ui/KeyCap';
import { ENTER } from '../ui/key-cap';
import { COMMANDS_ID, CommandList, commandElementId } from './CommandList';
import { SignOutDialog } from './SignOutDialog';

/** The commands in which every typed word stands. */
export function findCommands(commands: readonly Command[], typed: string): Command[] {
  const words = searchWords(typed);
  return commands.filter(({ label }) => words.every((word) => fold(label).includes(word)));
}

interface CommandFieldProps {
  typed: string;
  onType: (text: string) => void;
  onKey: (event: KeyboardEvent) => void;
  active: Command | undefined;
}

function CommandField({ typed, onType, onKey, active }: CommandFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <div class="find">
      <Icon name="keyboard" />
      <input
        ref={input}
        class="grow"
        role="combobox"
        aria-label={t('commands')}
        aria-expanded={active !== undefined}
        aria-controls={active ? COMMANDS_ID : undefined}
        aria-activedescendant={active && commandElementId(active)}
        aria-autocomplete="list"
        placeholder={t('commandsHint')}
        spellcheck={false}
        value={typed}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
        onKeyDown={onKey}
      />
    </div>
  );
}

function PaletteFoot() {
  return (
    <footer class="foot">
      <span class="t3">{t('escBack')}</span>
      <span class="end" />
      <span>
        <KeyCap cap="↑" />
        <KeyCap cap="↓" />
        {t('move')}
      </span>
      <span>
        <KeyCap cap={ENTER} go />
        {t('run')}
      </span>
    </footer>
  );
}

/** The selected command and what the keys do to it. */
function useChoice(found: readonly Command[], run: (command: Command) => void, onClose: () => void) {
  const [at, setAt] = useState(0);
  const active = found[at];
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt(Math.min(found.length - 1, Math.max(0, at + step)));
    else if (event.key === 'Enter' && active) run(active);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    if (active) document.getElementById(commandElementId(active))?.scrollIntoView?.({ block: 'nearest' });
  }, [active?.id]);
  return { active, onKey, reset: () => setAt(0) };
}

/** More than these are found by typing on. */
const MOST_PLACES = 30;

interface CommandPaletteProps {
  /** The item that the first commands are about. */
  row: Overview | null;
  onClose: () => void;
}

/** Everything that can be done, found by typing. Esc leads back. */
export function CommandPalette({ row, onClose }: CommandPaletteProps) {
  const [typed, setTyped] = useState('');
  const [isLeaving, setLeaving] = useState(false);
  useEffect(readAbilities, []);
  const all = commandsFor(row, () => setLeaving(true));
  const found =
    typed.trim() === ''
      ? all
      : [...findCommands(all, typed), ...findCommands(placeCommands(), typed).slice(0, MOST_PLACES)];
  const run = (command: Command) => {
    if (command.id !== 'sign-out') onClose();
    command.run();
  };
  const { active, onKey, reset } = useChoice(found, run, onClose);
  const type = (text: string) => {
    setTyped(text);
    reset();
  };
  const account = status.value?.account;
  return (
    <div class="screen">
      <header class="top">
        <h1 class="unseen">{t('commands')}</h1>
        <CommandField typed={typed} onType={type} onKey={onKey} active={active} />
        {row && <span class="tag cut">{shownName(row)}</span>}
        <IconButton icon="x" name={t('closeCommands')} onClick={onClose} />
      </header>
      <main class="body scroll">
        {found.length === 0 && <p class="loading t2">{t('noCommand')}</p>}
        <CommandList found={found} active={active} typed={typed} onRun={run} />
      </main>
      <p class="unseen" role="status">
        {tCount('commandOne', 'commandMany', found.length)}
      </p>
      <PaletteFoot />
      {isLeaving && account && <SignOutDialog account={account} onCancel={() => setLeaving(false)} />}
    </div>
  );
}
