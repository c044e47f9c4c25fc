import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { SETTINGS, type SettingName } from '../../lib/settings';
import { type TextKey, t } from '../../lib/text';
import { attempt, showNotice } from '../state/notice';
import { allow, changeSetting, fixed, isAllowed, isOffered, settingNames, settings } from '../state/settings';
import { Segmented, Switch } from '../ui/Choice';
import { Icon } from '../ui/Icon';

type Value = (typeof SETTINGS)[SettingName]['choices'][number];

/** Up to this many choices stand side by side. */
const SIDE_BY_SIDE = 3;

/** The texts of a setting: its label, its note and its choices. */
export const settingKey = (name: SettingName, part?: string): TextKey =>
  `setting_${name}${part === undefined ? '' : `_${part}`}` as TextKey;

const change = (name: SettingName, value: Value): void => attempt(changeSetting(name, value as never));

interface OptionRowProps {
  title: string;
  note?: string;
  /** Ids for the title and the note, for the control to be named and described by. */
  id?: string;
  noteId?: string;
  children?: ComponentChildren;
}

/** One row of the options page: what it is, what it does, and the control. */
export function OptionRow({ title, note, id, noteId, children }: OptionRowProps) {
  return (
    <div class="opt">
      <div>
        <b id={id}>{title}</b>
        {note && <p id={noteId}>{note}</p>}
      </div>
      {children}
    </div>
  );
}

interface ControlProps {
  name: SettingName;
  labelledBy: string;
  describedBy: string;
}

function SelectBox({ name, labelledBy, describedBy }: ControlProps) {
  const choices: readonly Value[] = SETTINGS[name].choices;
  return (
    <span class="sel-box">
      <select
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        value={String(settings.value[name])}
        onChange={({ currentTarget }) => change(name, choices[currentTarget.selectedIndex] as Value)}
      >
        {choices.map((choice) => (
          <option key={String(choice)} value={String(choice)}>
            {t(settingKey(name, String(choice)))}
          </option>
        ))}
      </select>
      <Icon name="down" small />
    </span>
  );
}

/** On or off. An option that needs the browser's leave asks for it, and shows as on only while the browser gives it. */
function SwitchBox({ name, ...texts }: ControlProps) {
  const [hasLeave, setLeave] = useState(true);
  useEffect(() => attempt(isAllowed(name).then(setLeave)), [name]);
  const turn = async (on: boolean) => {
    const isGiven = !on || (await allow(name));
    setLeave(isGiven);
    if (isGiven) await changeSetting(name, on as never);
    else showNotice(t('settingNotAllowed'), 'care');
  };
  return (
    <Switch
      {...texts}
      checked={settings.value[name] === true && hasLeave}
      disabled={!isOffered(name)}
      onChange={(on) => attempt(turn(on))}
    />
  );
}

function SideBySide({ name, describedBy }: ControlProps) {
  const options = SETTINGS[name].choices.map((choice) => ({
    value: String(choice),
    label: t(settingKey(name, String(choice))),
  }));
  return (
    <Segmented
      label={t(settingKey(name))}
      describedBy={describedBy}
      value={String(settings.value[name])}
      options={options}
      onChoose={(chosen) => change(name, chosen as Value)}
    />
  );
}

function controlOf(name: SettingName) {
  const { control, choices } = SETTINGS[name];
  if (control === 'switch') return SwitchBox;
  return choices.length > SIDE_BY_SIDE ? SelectBox : SideBySide;
}

/** One setting. @param note what stands below its name, where the registry's own text does not say it. */
export function SettingRow({ name, note: other }: { name: SettingName; note?: string }) {
  const id = useId();
  const noteId = useId();
  const Control = controlOf(name);
  const own = other ?? t(settingKey(name, isOffered(name) ? 'note' : 'missing'));
  const isFixed = fixed.value.has(name);
  const note = isFixed ? `${own} ${t('settingFixed')}` : own;
  return (
    <OptionRow id={id} noteId={noteId} title={t(settingKey(name))} note={note}>
      <fieldset class="plain" disabled={isFixed}>
        <Control name={name} labelledBy={id} describedBy={noteId} />
      </fieldset>
    </OptionRow>
  );
}

/** All settings of one group of the registry. */
export function SettingGroup({ group, title }: { group: string; title: string }) {
  return (
    <section>
      <h3 class="grp">{title}</h3>
      {settingNames
        .filter((name) => SETTINGS[name].group === group)
        .map((name) => (
          <SettingRow key={name} name={name} />
        ))}
    </section>
  );
}
