import { managedSeenItem, readManaged, settingsItem, watchManaged } from '../browser';
import { SETTINGS, type SettingName, type Settings, type SettingValue } from './registry';

type Stored = Readonly<Record<string, unknown>>;

/** Of what is stored. A newer one is read as far as it is understood, and kept whole. */
const VERSION = 1;

export const settingNames = Object.keys(SETTINGS) as readonly SettingName[];

export const isAllowedValue = (name: SettingName, value: unknown): boolean =>
  (SETTINGS[name].choices as readonly unknown[]).includes(value);

const goodValue = (values: Stored, name: SettingName): unknown =>
  Object.hasOwn(values, name) && isAllowedValue(name, values[name]) ? values[name] : undefined;

/** What an administrator has laid down comes first; what the person has chosen stays stored below it. */
const complete = (stored: Stored, managed: Stored): Settings =>
  Object.fromEntries(
    settingNames.map((name) => [
      name,
      goodValue(managed, name) ?? goodValue(stored, name) ?? SETTINGS[name].fallback,
    ]),
  ) as Settings;

/** All options; a stored value that is not allowed (any more) counts as the default. */
export async function readSettings(): Promise<Settings> {
  const [stored, managed] = await Promise.all([settingsItem.get(), readManaged()]);
  return complete(stored, managed);
}

/**
 * All options without waiting for the browser, with what an administrator had laid down when `rememberManaged` looked last. Chromium tells that
 * some seconds after its start; until then it is good enough to draw with, and nothing is decided by it.
 */
export async function recallSettings(): Promise<Settings> {
  const [stored, seen] = await Promise.all([settingsItem.get(), managedSeenItem.get()]);
  return complete(stored, seen);
}

/** Has the next page draw with what an administrator has laid down by now. */
export async function rememberManaged(): Promise<void> {
  const [managed, seen] = await Promise.all([readManaged(), managedSeenItem.get()]);
  if (JSON.stringify(managed) !== JSON.stringify(seen)) await managedSeenItem.set(managed);
}

/** Options that an administrator has laid down: nobody changes them here. */
export async function readFixed(): Promise<ReadonlySet<SettingName>> {
  const managed = await readManaged();
  return new Set(settingNames.filter((name) => goodValue(managed, name) !== undefined));
}

/** Changes follow one another: none takes another's place. */
const writes = { last: Promise.resolve() };

/** Changes some options for all contexts. What is not understood here stays as it is stored. */
export function writeSettings(changes: Partial<Settings>): Promise<void> {
  const next = writes.last.then(() => write(changes));
  writes.last = next.catch(() => undefined);
  return next;
}

async function write(changes: Partial<Settings>): Promise<void> {
  const stored: Stored = await settingsItem.get();
  const version = Math.max(VERSION, typeof stored.version === 'number' ? stored.version : 0);
  await settingsItem.set({ ...stored, ...changes, version });
}

/** Changes one option for all contexts. */
export const writeSetting = <K extends SettingName>(name: K, value: SettingValue<K>): Promise<void> =>
  writeSettings({ [name]: value });

/** Calls back after every change; returns the function that stops it. */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  const tell = () => void readSettings().then(changed);
  const stops = [settingsItem.watch(tell), watchManaged(tell)];
  return () => {
    for (const stop of stops) stop();
  };
}
