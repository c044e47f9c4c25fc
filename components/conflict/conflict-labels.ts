import { type ItemKind, kindByName } from '../../lib/items';
import { type TextKey, t } from '../../lib/text';

/** What belongs to every kind. */
const SHARED: Readonly<Record<string, TextKey>> = {
  name: 'fieldItemName',
  notes: 'fieldNotes',
  favorite: 'favourite',
  reprompt: 'askAgain',
  folderId: 'folder',
  uris: 'websites',
  customFields: 'ownFields',
};

/** How a field or list of an item is called; its own name where there is no word for it. */
export function labelOf(kind: ItemKind, name: string): string {
  const label = SHARED[name] ?? kindByName(kind)?.fields.find((field) => field.name === name)?.label;
  return label ? t(label as TextKey) : name;
}

/** True for a value that is hidden until the eye is pressed. */
export function isHidden(kind: ItemKind, name: string): boolean {
  const input = kindByName(kind)?.fields.find((field) => field.name === name)?.input;
  return input === 'secret' || input === 'totp';
}
