import { CodedError } from '../errors';
import { stricterMatch } from '../session';
import type { SettingName, Settings } from './registry';
import { isAllowedValue, settingNames } from './settings';

/** What a file of settings holds beside the options; each part is judged by whoever owns it. */
export interface SettingsFile {
  readonly settings: Partial<Settings>;
  /** Hosts where nothing acts in pages. */
  readonly quietSites: readonly string[];
  /** How things are generated. */
  readonly generator: unknown;
}

/** What taking a file would change. */
export interface SettingChange {
  readonly name: SettingName;
  readonly from: Settings[SettingName];
  readonly to: Settings[SettingName];
  /** It protects less than what is there. */
  readonly isLooser: boolean;
}

const FORMAT = 'latchkey-settings';
const VERSION = 1;
/** Far more than all settings and sites together. Characters. */
const LONGEST = 256 * 1024;
const HOST = /^[a-z0-9.-]{1,253}$/i;
const MOST_HOSTS = 5000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The settings as a file for another browser. Nothing secret stands in it, and nothing of an account. */
export const writeSettingsFile = (file: SettingsFile): string =>
  JSON.stringify({ format: FORMAT, version: VERSION, ...file }, null, 2);

/** @throws CodedError `settings-file` for what is no such file. What is not understood in one is left out. */
export function parseSettingsFile(text: string): SettingsFile {
  if (text.length > LONGEST) throw new CodedError('settings-file');
  const file = parse(text);
  if (!isRecord(file) || file.format !== FORMAT || !isRecord(file.settings))
    throw new CodedError('settings-file');
  const { settings, quietSites, generator } = file;
  const good = settingNames.filter((name) => isAllowedValue(name, settings[name]));
  const hosts = Array.isArray(quietSites) ? quietSites : [];
  return {
    settings: Object.fromEntries(good.map((name) => [name, settings[name]])) as Partial<Settings>,
    quietSites: hosts.filter((host) => typeof host === 'string' && HOST.test(host)).slice(0, MOST_HOSTS),
    generator: generator ?? null,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Minutes or seconds of which 0 means for ever. */
const isLonger = (from: unknown, to: unknown): boolean =>
  from !== 0 && (to === 0 || Number(to) > Number(from));

const LOOSER: Partial<Readonly<Record<SettingName, (from: unknown, to: unknown) => boolean>>> = {
  lockAfterMinutes: isLonger,
  clipboardSeconds: isLonger,
  lockOnScreenLock: (from) => from === true,
  lockAction: (from) => from === 'signOut',
  defaultMatch: (from, to) => stricterMatch(Number(to), Number(from)) !== to,
};

/** What a file would change of the options that are there. */
export function changesOf(now: Settings, { settings }: SettingsFile): readonly SettingChange[] {
  return settingNames.flatMap((name): SettingChange[] => {
    const [from, to] = [now[name], settings[name]];
    if (to === undefined || to === from) return [];
    return [{ name, from, to, isLooser: LOOSER[name]?.(from, to) ?? false }];
  });
}
