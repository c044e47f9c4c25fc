import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { SETTINGS, type SettingName } from '../../lib/settings';
import { type TextKey, t } from '../../lib/text';
import { attempt } from '../state/notice';
import { changeSetting, settings } from '../state/settings';
import { Segmented } from '../ui/Choice';
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
  /** Id for the title, for the control to be named by. */
  id?: string;
  children?: ComponentChildren;
}

/** One row of the options page: what it is, what it does, and the control. */
export function OptionRow({ title, note, id, children }: OptionRowProps) {
  return (
    <div class="opt">
      <div>
        <b id={id}>{title}</b>
        {note && <p>{note}</p>}
      </div>
      {children}
    </div>
  );
}

function SelectBox({ name, labelledBy }: { name: SettingName; labelledBy: string }) {
  const choices: readonly Value[] = SETTINGS[name].choices;
  return (
    <span class="sel-box">
      <select
        aria-labelledby={labelledBy}
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

function Control({ name, labelledBy }: { name: SettingName; labelledBy: string }) {
  const { choices } = SETTINGS[name];
  if (choices.length > SIDE_BY_SIDE) return <SelectBox name={name} labelledBy={labelledBy} />;
  const options = choices.map((choice) => ({
    value: String(choice),
    label: t(settingKey(name, String(choice))),
  }));
  return (
    <Segmented
      label={t(settingKey(name))}
      value={String(settings.value[name])}
      options={options}
      onChoose={(chosen) => change(name, chosen as Value)}
    />
  );
}

function SettingRow({ name }: { name: SettingName }) {
  const id = useId();
  return (
    <OptionRow id={id} title={t(settingKey(name))} note={t(settingKey(name, 'note'))}>
      <Control name={name} labelledBy={id} />
    </OptionRow>
  );
}

/** All settings of one group of the registry. */
export function SettingGroup({ group, title }: { group: string; title: string }) {
  const names = (Object.keys(SETTINGS) as SettingName[]).filter((name) => SETTINGS[name].group === group);
  return (
    <section>
      <h3 class="grp">{title}</h3>
      {names.map((name) => (
        <SettingRow key={name} name={name} />
      ))}
    </section>
  );
}
