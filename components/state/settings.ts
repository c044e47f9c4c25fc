import { effect, signal } from '@preact/signals';
import { ask } from '../../lib/protocol';
import {
  readSettings,
  SETTINGS,
  type SettingName,
  type Settings,
  type SettingValue,
  watchSettings,
  writeSetting,
} from '../../lib/settings';

const defaults = Object.fromEntries(
  (Object.keys(SETTINGS) as SettingName[]).map((name) => [name, SETTINGS[name].fallback]),
) as Settings;

/** All options, as they are now in every page of ours. */
export const settings = signal<Settings>(defaults);

/** Changes an option: seen here at once, by the other contexts when it is stored. */
export async function changeSetting<K extends SettingName>(name: K, value: SettingValue<K>): Promise<void> {
  settings.value = { ...settings.peek(), [name]: value };
  await writeSetting(name, value);
  // The deadline that stands was counted with the old time.
  if (name === 'lockAfterMinutes') await ask('account.touch').catch(() => undefined);
}

/** Draws the page in the chosen theme and density from now on. */
function applyLook(root: HTMLElement): void {
  effect(() => {
    const { theme, density } = settings.value;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.dataset.density = density;
  });
}

export async function startSettings(): Promise<void> {
  watchSettings((next) => {
    settings.value = next;
  });
  settings.value = await readSettings().catch(() => defaults);
  applyLook(document.documentElement);
}
