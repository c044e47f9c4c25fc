/** Every option: its default, what it may be, and how it is drawn. The options page is drawn from this table. */
export const SETTINGS = {
  lockAfterMinutes: {
    group: 'lock',
    control: 'choice',
    fallback: 15,
    choices: [1, 5, 15, 30, 60, 240, 0],
  },
  lockOnScreenLock: {
    group: 'lock',
    control: 'switch',
    fallback: false,
    choices: [false, true],
    // Asked for on the click that switches it on, and given back on the one that switches it off.
    permission: 'idle',
  },
  lockAction: { group: 'lock', control: 'choice', fallback: 'lock', choices: ['lock', 'signOut'] },
  clipboardSeconds: { group: 'clipboard', control: 'choice', fallback: 30, choices: [30, 60, 120, 300, 0] },
  theme: { group: 'appearance', control: 'choice', fallback: 'system', choices: ['system', 'light', 'dark'] },
  density: {
    group: 'appearance',
    control: 'choice',
    fallback: 'comfortable',
    choices: ['comfortable', 'compact'],
  },
} as const;

export type SettingName = keyof typeof SETTINGS;
/** `lockAfterMinutes` 0: only when the browser closes. `clipboardSeconds` 0: never. */
export type SettingValue<K extends SettingName> = (typeof SETTINGS)[K]['choices'][number];
export type Settings = { readonly [K in SettingName]: SettingValue<K> };

/** The browser's permission that an option cannot do without; null for most. */
export const permissionOf = (name: SettingName): string | null =>
  (SETTINGS[name] as { readonly permission?: string }).permission ?? null;
