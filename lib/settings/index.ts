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
export { readSettings, watchSettings, writeSetting } from './settings';
