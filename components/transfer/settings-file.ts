import { generatorOptionsItem, quietSitesItem } from '../../lib/browser';
import { readOptions } from '../../lib/generator';
import { ask } from '../../lib/protocol';
import { leaveOf, type SettingsFile, writeSettings, writeSettingsFile } from '../../lib/settings';
import { saveFile } from '../state/save-file';
import { allow, isAllowed, settings } from '../state/settings';

/** Saves all settings to a file; nothing secret stands in it, nor who is signed in. */
export async function exportSettings(): Promise<void> {
  const { address: _, domain: __, ...generator } = readOptions(await generatorOptionsItem.get());
  const quietSites = await quietSitesItem.get();
  const text = writeSettingsFile({ settings: settings.peek(), quietSites, generator });
  saveFile(`latchkey-settings-${new Date().toISOString().slice(0, 10)}.json`, [text]);
}

/** Options that are to be switched on and that the browser has to allow first; those that it does not allow stay off. */
async function allowed({ settings: wanted }: SettingsFile): Promise<SettingsFile['settings']> {
  const all = Object.entries(wanted) as [keyof typeof wanted, unknown][];
  const needing = all.filter(([name, value]) => value === true && leaveOf(name) !== null);
  const refused = new Set<string>();
  for (const [name] of needing) if (!(await isAllowed(name)) && !(await allow(name))) refused.add(name);
  return Object.fromEntries(all.filter(([name]) => !refused.has(name))) as SettingsFile['settings'];
}

/** Takes a file: sites that are left alone come to those that are. To be called in a click, for the browser may have to be asked. */
export async function importSettings(file: SettingsFile): Promise<void> {
  await writeSettings(await allowed(file));
  if (file.generator !== null) {
    const { address, domain } = readOptions(await generatorOptionsItem.get());
    await generatorOptionsItem.set({ ...readOptions(file.generator), address, domain });
  }
  const quiet = await quietSitesItem.get();
  await quietSitesItem.set([...new Set([...quiet, ...file.quietSites])]);
  await ask('fill.pagesChanged').catch(() => undefined);
  await ask('account.touch').catch(() => undefined);
}
