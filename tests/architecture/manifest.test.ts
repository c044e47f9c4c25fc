import { describe, expect, it } from 'vitest';
import { FRAME_MESSAGES } from '../../lib/protocol/frame-messages';
import { readManifest } from './builds';

const PERMISSIONS = ['activeTab', 'alarms', 'clipboardWrite', 'contextMenus', 'scripting', 'storage'];
const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'];
/** Pages of ours that stand in frames over web pages. */
/** Each has a list of what it may ask for. */
const FRAMES = Object.keys(FRAME_MESSAGES);
const NEVER = [
  'host_permissions',
  'content_scripts',
  'externally_connectable',
  'sandbox',
  'declarative_net_request',
  'devtools_page',
  'chrome_url_overrides',
  'update_url',
];

const policy = (manifest: Record<string, unknown>): Map<string, readonly string[]> => {
  const { extension_pages: pages } = manifest.content_security_policy as { extension_pages: string };
  return new Map(
    pages.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
};

describe.each(['chrome', 'firefox'] as const)('the shipped manifest for %s', (browser) => {
  const manifest = readManifest(browser);

  it('asks for these permissions and no others', () => {
    expect(manifest.manifest_version).toBe(3);
    const own = browser === 'firefox' ? PERMISSIONS : [...PERMISSIONS, 'sidePanel'].sort();
    expect([...(manifest.permissions as string[])].sort()).toEqual(own);
    expect(PERMISSIONS.length).toBeLessThanOrEqual(6);
    expect(manifest.optional_permissions).toEqual([
      ...(browser === 'firefox' ? [] : ['offscreen', 'idle']),
      'webRequest',
      'webRequestAuthProvider',
    ]);
  });

  it('may reach no site until the person says so', () => {
    for (const key of NEVER) expect(manifest).not.toHaveProperty(key);
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
  });

  it('runs only its own scripts', () => {
    const directives = policy(manifest);
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    for (const name of ['base-uri', 'form-action', 'object-src']) {
      expect(directives.get(name), name).toEqual(["'none'"]);
    }
    expect(directives.get('style-src')).toEqual(["'self'"]);
    // Whichever server the person has chosen, and its notification hub.
    expect(directives.get('connect-src')).toEqual(['https:', 'http:', 'wss:', 'ws:']);
  });

  it('lets web pages show its frames and nothing else, under an address that they cannot know', () => {
    const [frames, ...others] = manifest.web_accessible_resources as Record<string, unknown>[];
    expect(others).toEqual([]);
    expect(frames).toMatchObject({ resources: FRAMES, matches: ['https://*/*', 'http://*/*'] });
    expect(frames?.use_dynamic_url).toBe(browser === 'chrome' ? true : undefined);
  });

  it('names its place in the browser', () => {
    expect(Object.keys(manifest.commands as object).sort()).toEqual(['_execute_action', 'fill', 'lock']);
    expect(manifest.action).toMatchObject({ default_popup: 'popup.html' });
    if (browser === 'firefox') {
      expect(manifest.browser_specific_settings).toMatchObject({
        gecko: { data_collection_permissions: { required: ['none'] } },
      });
    } else expect(manifest.minimum_chrome_version).toBe('120');
  });
});

describe.each([
  ['chrome', 'loopbackChrome'],
  ['firefox', 'loopbackFirefox'],
] as const)('the manifest that tests use in %s', (shipped, loopback) => {
  it('differs by loopback access, by the leave that no automation can give, and by nothing else', () => {
    const { host_permissions, permissions, ...rest } = readManifest(loopback);
    const { permissions: own, ...others } = readManifest(shipped);
    expect(host_permissions).toEqual(LOOPBACK);
    expect(permissions).toEqual([...(own as string[]), 'webRequest', 'webRequestAuthProvider']);
    expect(rest).toEqual(others);
  });
});
