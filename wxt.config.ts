import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';

/**
 * Loopback access is for tests and the demo only, because no automation can answer the browser's
 * permission prompt. `tests/architecture/manifest.test.ts` proves that the shipped build never has it.
 */
const forAutomation = process.env.LATCHKEY_LOOPBACK === '1';

/** Each permission with the reason why it is there; six is the most we allow ourselves, and Chromium's panel. */
const permissions = [
  'storage', // options, the account record, and the unlocked session (in memory)
  'alarms', // the lock deadline and the clearing of the clipboard
  'activeTab', // the page in front, and only after the user's own act
  'scripting', // puts the filler into that page
  'contextMenus', // fill from the page's context menu
  'clipboardWrite', // empties the clipboard after the popup has closed
];

/** Answers servers that ask for a password before they show anything; asked for by its option, together with the sites. */
const authPermissions = ['webRequest', 'webRequestAuthProvider'];

const csp = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // Whichever server the person has chosen; the browser asks them before the first byte.
  'connect-src https: http: wss: ws:',
  "base-uri 'none'",
  "form-action 'none'",
  // Only what stands under web_accessible_resources can be in a page's frame; the browser keeps pages from the rest.
  'frame-ancestors https: http:',
  "object-src 'none'",
].join('; ');

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** A module and all that it imports at once. */
function withImports(id: string, graph: Graph, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) withImports(imported, graph, seen);
  return seen;
}

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where other pages start that share modules with the popup. */
const otherStarts = [
  'components/start-suggest.tsx',
  'components/start-save.tsx',
  'components/start-options.tsx',
];

/** What the popup loads as soon as its list is drawn: see `next-screens.ts`. */
const nextScreens = ['components/screens/ItemScreen.tsx', 'components/screens/CommandPalette.tsx'];

/**
 * What the popup starts with, in two files: what the frame over web pages starts with too, and the rest. What comes next is one file
 * more.
 */
const filesOfPopup = {
  name: (id: string, graph: Graph): string | null => {
    const starts = (path: string) => withImports(source(path), graph).has(id);
    if (starts('entrypoints/background/index.ts')) return null;
    if (starts('components/start-popup.tsx'))
      return starts('components/start-suggest.tsx') ? 'base' : 'first';
    return nextScreens.some(starts) && !otherStarts.some(starts) ? 'next' : null;
  },
  includeDependenciesRecursively: false,
};

/** Thirty small files take the popup a tenth of a second longer. */
const popupTogether = {
  name: 'popup-together',
  // Scripts for pages of others are one file anyway.
  outputOptions: (output: { format?: string }) =>
    output.format === 'es' ? { ...output, codeSplitting: { groups: [filesOfPopup] } } : null,
};

export default defineConfig({
  imports: false,
  hooks: {
    // That alone leaves the plugin at work: it takes any name that it knows, even that of a parameter, for one that has to be imported.
    'config:resolved': ({ config }) => {
      Object.assign(config.imports, { imports: [], presets: [] });
    },
  },
  manifestVersion: 3,
  outDir: forAutomation ? '.output/loopback' : '.output',
  zip: { excludeSources: ['test-results/**', '.output/**'] },
  vite: () => ({
    build: { target: 'es2024', modulePreload: false },
    plugins: [popupTogether],
    // The packages' own minified builds weigh half of what our bundler makes of their modules (130 of 310 kB, 96 of 137 kB).
    resolve: { alias: { tldts: 'tldts/dist/index.esm.min.js', dexie: 'dexie/dist/modern/dexie.min.mjs' } },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    // Chromium ends when a panel is opened with a permission that was given later; it carries no warning either.
    permissions: [
      ...permissions,
      ...(browser === 'firefox' ? [] : ['sidePanel']),
      ...(forAutomation ? authPermissions : []),
    ],
    // Chromium's background has no clipboard; `offscreen` gives it the page that stands in for it. `idle` tells when the screen is
    // locked, which Firefox tells nobody. Neither carries a warning.
    optional_permissions: [...(browser === 'firefox' ? [] : ['offscreen', 'idle']), ...authPermissions],
    ...(browser === 'firefox'
      ? {
          sidebar_action: {
            default_panel: 'popup.html?in=panel',
            default_title: '__MSG_extName__',
            open_at_install: false,
          },
        }
      : { side_panel: { default_path: 'popup.html?in=panel' } }),
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    ...(forAutomation && { host_permissions: ['http://127.0.0.1/*', 'http://localhost/*'] }),
    // What administrators may lay down. Firefox reads a policy without being told what there is.
    ...(browser === 'firefox' ? {} : { storage: { managed_schema: 'managed-schema.json' } }),
    action: { default_title: '__MSG_extName__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Ctrl+Shift+Y' }, description: '__MSG_commandOpen__' },
      fill: { suggested_key: { default: 'Ctrl+Shift+L' }, description: '__MSG_commandFill__' },
      lock: { description: '__MSG_commandLock__' },
    },
    // Pages of ours for frames over web pages. Chromium gives them another address in each session, which no page can guess.
    web_accessible_resources: [
      {
        resources: ['suggest.html', 'save.html'],
        matches: ['https://*/*', 'http://*/*'],
        ...(browser !== 'firefox' && { use_dynamic_url: true }),
      },
    ],
    content_security_policy: { extension_pages: csp },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'latchkey@latchkey.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
