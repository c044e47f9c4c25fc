import { effect, signal } from '@preact/signals';
import { browser } from '../../lib/browser';
import { ask } from '../../lib/protocol';
import {
  type Leave,
  leaveOf,
  readFixed,
  readSettings,
  recallSettings,
  rememberManaged,
  SETTINGS,
  type SettingName,
  type Settings,
  type SettingValue,
  settingNames,
  watchSettings,
  writeSetting,
} from '../../lib/settings';

export { settingNames };

/** Options that an administrator has laid down. */
export const fixed = signal<ReadonlySet<SettingName>>(new Set());

const defaults = Object.fromEntries(settingNames.map((name) => [name, SETTINGS[name].fallback])) as Settings;

/** All options, as they are now in every page of ours. */
export const settings = signal<Settings>(defaults);

type Permissions = Parameters<typeof browser.permissions.request>[0];

const asPermissions = ({ permissions = [], origins = [] }: Leave): Permissions =>
  ({ ...(permissions.length > 0 && { permissions }), ...(origins.length > 0 && { origins }) }) as Permissions;

/** False for an option that this browser's build lacks the permission for: it cannot be switched on here. */
export function isOffered(name: SettingName): boolean {
  const optional: readonly string[] = browser.runtime.getManifest().optional_permissions ?? [];
  return (leaveOf(name)?.permissions ?? []).every((permission) => optional.includes(permission));
}

/** True when the browser allows what an option needs. */
export async function isAllowed(name: SettingName): Promise<boolean> {
  const leave = leaveOf(name);
  return leave === null || browser.permissions.contains(asPermissions(leave)).catch(() => false);
}

/** Asks the browser for what an option needs. Call it in the click itself: browsers refuse the question after any waiting. */
export async function allow(name: SettingName): Promise<boolean> {
  const leave = leaveOf(name);
  return leave === null || browser.permissions.request(asPermissions(leave)).catch(() => false);
}

/** What an option needed and no other one that is on needs too. */
function noLongerNeeded(name: SettingName): Leave | null {
  const leave = leaveOf(name);
  if (leave === null) return null;
  const others = settingNames
    .filter((other) => other !== name && settings.peek()[other] === true)
    .map(leaveOf);
  const isFree = (part: keyof Leave) => (each: string) =>
    !others.some((other) => other?.[part]?.includes(each));
  const permissions = leave.permissions?.filter(isFree('permissions')) ?? [];
  const origins = leave.origins?.filter(isFree('origins')) ?? [];
  return permissions.length + origins.length > 0 ? { permissions, origins } : null;
}

/** Changes an option: seen here at once, by the other contexts when it is stored. */
export async function changeSetting<K extends SettingName>(name: K, value: SettingValue<K>): Promise<void> {
  settings.value = { ...settings.peek(), [name]: value };
  await writeSetting(name, value);
  const free = value === false ? noLongerNeeded(name) : null;
  if (free) await browser.permissions.remove(asPermissions(free)).catch(() => false);
  if (leaveOf(name)?.origins) await ask('fill.pagesChanged').catch(() => undefined);
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

async function takeFixed(): Promise<void> {
  fixed.value = await readFixed();
  await rememberManaged();
}

/** Ends with options to draw with; those of an administrator come when the browser tells them, seconds after its start. */
export async function startSettings(): Promise<void> {
  const take = (next: Settings) => {
    settings.value = next;
    void takeFixed();
  };
  watchSettings(take);
  settings.value = await recallSettings().catch(() => defaults);
  void readSettings().then(take);
  applyLook(document.documentElement);
}
