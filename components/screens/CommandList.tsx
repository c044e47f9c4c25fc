import { searchWords } from '../../lib/search';
import { t } from '../../lib/text';
import { Marked } from '../item/Marked';
import type { Command } from '../state/commands';
import { Icon } from '../ui/Icon';
import { KeyCap } from '../ui/KeyCap';
import { pressable } from '../ui/pressable';

export const COMMANDS_ID = 'commands';
export const commandElementId = ({ id }: Command): string => `command-${id}`;

const GROUPS = [
  ['item', 'groupItem'],
  ['vault', 'groupVault'],
  ['app', 'extName'],
] as const;

interface CommandRowProps {
  command: Command;
  isActive: boolean;
  typed: string;
  onRun: (command: Command) => void;
}

function CommandRow({ command, isActive, typed, onRun }: CommandRowProps) {
  return (
    <div
      id={commandElementId(command)}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      class={`mi ${isActive ? 'sel' : ''}`}
      {...pressable(() => onRun(command))}
    >
      <Icon name={command.icon} class={isActive ? '' : 't2'} />
      <span class="grow cut">
        <Marked text={command.label} words={searchWords(typed)} />
      </span>
      {command.cap && <KeyCap cap={command.cap} />}
    </div>
  );
}

interface CommandListProps {
  found: readonly Command[];
  active: Command | undefined;
  typed: string;
  onRun: (command: Command) => void;
}

/** The commands by what they are about. */
export function CommandList({ found, active, typed, onRun }: CommandListProps) {
  if (found.length === 0) return null;
  const groups = GROUPS.map(([group, label]) => ({
    label: t(label),
    members: found.filter((command) => command.group === group),
  })).filter(({ members }) => members.length > 0);
  return (
    <div role="listbox" id={COMMANDS_ID} aria-label={t('commands')} class="menu flat">
      {groups.map(({ label, members }) => (
        <fieldset key={label} class="group" aria-label={label}>
          <div class="sec" aria-hidden="true">
            {label}
          </div>
          {members.map((command) => (
            <CommandRow
              key={command.id}
              command={command}
              isActive={command.id === active?.id}
              typed={typed}
              onRun={onRun}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
