import messages from '../../public/_locales/en/messages.json';

type Handler = (args: never) => unknown;

/** What the pretended background answers; scenes and tests put their own handlers here. */
export const answers = new Map<string, Handler>();
const answerAbilities = (): void =>
  void answers.set('vault.abilities', () => ({ trash: true, archive: true }));
answerAbilities();

/** Every request that pages have made, oldest first. */
export const asked: { readonly name: string; readonly args: unknown }[] = [];

function fill(text: string, parts: readonly string[]): string {
  return text.replaceAll(/\$(\d)/g, (_, place: string) => parts[Number(place) - 1] ?? '');
}

function createArea() {
  const stored = new Map<string, unknown>();
  const ownListeners = new Set<ChangeListener>();
  const tell: ChangeListener = (changes, area) => {
    for (const listener of [...changeListeners, ...ownListeners]) listener(changes, area);
  };
  return {
    onChanged: {
      addListener: (listener: ChangeListener) => ownListeners.add(listener),
      removeListener: (listener: ChangeListener) => ownListeners.delete(listener),
    },
    get: async (key: string | null): Promise<Record<string, unknown>> =>
      Object.fromEntries([...stored].filter(([name]) => key === null || name === key)),
    set: async (values: Record<string, unknown>) => {
      for (const [key, newValue] of Object.entries(values)) {
        stored.set(key, newValue);
        tell({ [key]: { newValue } }, nameOf.get(stored) ?? '');
      }
    },
    remove: async (key: string) => {
      if (!stored.delete(key)) return;
      tell({ [key]: {} }, nameOf.get(stored) ?? '');
    },
    clear: () => stored.clear(),
    name: (name: string) => nameOf.set(stored, name),
  };
}

type ChangeListener = (changes: Record<string, { newValue?: unknown }>, area: string) => void;
const changeListeners = new Set<ChangeListener>();
const nameOf = new Map<Map<string, unknown>, string>();
const local = createArea();
const session = createArea();
const managed = createArea();
local.name('local');
session.name('session');
managed.name('managed');

async function answer({ name, args }: { name: string; args: unknown }) {
  asked.push({ name, args });
  const handler = answers.get(name);
  try {
    return { ok: true, result: handler ? await handler(args as never) : undefined };
  } catch (error) {
    const { info } = error as { info?: unknown };
    return { ok: false, error: info ?? { code: 'internal', details: { name: String(error) } } };
  }
}

/** Just enough of a browser's extension API for pages to be drawn outside of one. */
export const fakeExtension = {
  i18n: {
    getMessage: (key: string, parts: readonly string[] = []) =>
      fill((messages as Record<string, { message: string }>)[key]?.message ?? '', parts),
    getUILanguage: () => 'en-GB',
  },
  storage: {
    local,
    session,
    managed,
    onChanged: {
      addListener: (listener: ChangeListener) => changeListeners.add(listener),
      removeListener: (listener: ChangeListener) => changeListeners.delete(listener),
    },
  },
  runtime: {
    id: 'latchkey',
    getURL: (path: string) => `chrome-extension://latchkey/${path}`,
    getManifest: () => ({ version: '0.1.0', optional_permissions: ['offscreen', 'idle'] }),
    sendMessage: answer,
    openOptionsPage: async () => undefined,
  },
  tabs: { query: async () => [{ id: 7 }], create: async () => undefined },
  permissions: {
    request: async () => true,
    contains: async () => true,
    remove: async () => true,
    getAll: async () => ({
      permissions: ['storage', 'alarms', 'activeTab', 'scripting', 'contextMenus', 'clipboardWrite'],
      origins: ['https://vault.hollis.dev/*'],
    }),
  },
  commands: {
    getAll: async () => [
      { name: '_execute_action', description: 'Open Latchkey', shortcut: 'Ctrl+Shift+Y' },
      { name: 'fill', description: 'Fill the best match into this page', shortcut: 'Ctrl+Shift+L' },
      { name: 'lock', description: 'Lock the vault', shortcut: '' },
    ],
  },
  extension: { getViews: () => [] },
};

/** Empties what earlier tests have stored, asked and answered. */
export function resetFakeExtension(): void {
  local.clear();
  session.clear();
  managed.clear();
  answers.clear();
  answerAbilities();
  asked.length = 0;
}
