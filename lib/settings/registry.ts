/** Every site. Asked for in one click, by the first option that acts in pages by itself. */
const SITES = { origins: ['https://*/*', 'http://*/*'] } as const;

/** Every option: its default, what it may be, and how it is drawn. The options page is drawn from this table. */
export const SETTINGS = {
  liveUpdates: { group: 'sync', control: 'switch', fallback: true, choices: [true, false] },
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
    leave: { permissions: ['idle'] },
  },
  lockAction: { group: 'lock', control: 'choice', fallback: 'lock', choices: ['lock', 'signOut'] },
  suggestOnPages: { group: 'fill', control: 'switch', fallback: false, choices: [false, true], leave: SITES },
  offerToSave: {
    group: 'fill',
    control: 'switch',
    fallback: false,
    choices: [false, true],
    leave: SITES,
  },
  basicAuth: {
    group: 'fill',
    control: 'switch',
    fallback: false,
    choices: [false, true],
    leave: { ...SITES, permissions: ['webRequest', 'webRequestAuthProvider'] },
  },
  badge: { group: 'fill', control: 'switch', fallback: true, choices: [true, false] },
  defaultMatch: { group: 'fill', control: 'choice', fallback: 0, choices: [0, 1, 2, 3, 5] },
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
/** `lockAfterMinutes` 0: only when the browser closes. `clipboardSeconds` 0: never. `defaultMatch`: the numbers of the wire. */
export type SettingValue<K extends SettingName> = (typeof SETTINGS)[K]['choices'][number];
export type Settings = { readonly [K in SettingName]: SettingValue<K> };

/** What an option needs of the browser: asked for on the click that switches it on, given back on the one that switches it off. */
export interface Leave {
  readonly permissions?: readonly string[];
  readonly origins?: readonly string[];
}

/** The leave that an option cannot do without; null for most. */
export const leaveOf = (name: SettingName): Leave | null =>
  (SETTINGS[name] as { readonly leave?: Leave }).leave ?? null;
