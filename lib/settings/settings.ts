import { settingsItem } from '../browser';
import { SETTINGS, type SettingName, type Settings, type SettingValue } from './registry';

function complete(stored: Record<string, unknown>): Settings {
  const entries = (Object.keys(SETTINGS) as SettingName[]).map((name) => {
    const allowed: readonly unknown[] = SETTINGS[name].choices;
    return [name, allowed.includes(stored[name]) ? stored[name] : SETTINGS[name].fallback];
  });
  return Object.fromEntries(entries) as Settings;
}

/** All options; a stored value that is not allowed (any more) counts as the default. */
export async function readSettings(): Promise<Settings> {
  return complete(await settingsItem.get());
}

/** Changes one option for all contexts. */
export async function writeSetting<K extends SettingName>(name: K, value: SettingValue<K>): Promise<void> {
  await settingsItem.set({ ...(await settingsItem.get()), [name]: value });
}

/** Calls back after every change; returns the function that stops it. */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  return settingsItem.watch((stored) => changed(complete(stored)));
}
