/**
 * Room: settings. Every option with its default and its control (registry.ts), read, written and watched.
 * Never holds a secret; knows nothing of accounts.
 */
export {
  type Leave,
  leaveOf,
  SETTINGS,
  type SettingName,
  type Settings,
  type SettingValue,
} from './registry';
export {
  readFixed,
  readSettings,
  recallSettings,
  rememberManaged,
  settingNames,
  watchSettings,
  writeSetting,
  writeSettings,
} from './settings';
export {
  changesOf,
  parseSettingsFile,
  type SettingChange,
  type SettingsFile,
  writeSettingsFile,
} from './settings-file';
