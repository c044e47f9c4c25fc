import { describe, expect, it } from 'vitest';
import type { Item } from './index';
import { isSecret, withoutSecrets } from './index';

const item: Item = {
  id: '1',
  kind: 'login',
  wireType: 1,
  hasTrash: true,
  hasArchive: true,
  organizationId: null,
  folderId: null,
  collectionIds: [],
  name: 'n',
  notes: 'note',
  favorite: false,
  reprompt: true,
  values: { username: 'u', password: 'p', totp: 't' },
  uris: [],
  customFields: [
    { type: 'text', name: 'a', value: 'shown', linkedId: null },
    { type: 'hidden', name: 'b', value: 'h', linkedId: null },
  ],
  passwordHistory: [{ password: 'old', lastUsed: null }],
  attachments: [],
  passkeys: [],
  passwordRevisionDate: null,
  creationDate: null,
  revisionDate: null,
  deletedDate: null,
  archivedDate: null,
  readOnly: null,
  canEdit: true,
  canDelete: true,
  canRestore: true,
  canViewPassword: true,
  problems: [],
};

describe('secrets', () => {
  it('are the hidden fields of a kind, hidden own fields, old passwords, codes and notes of notes', () => {
    expect(['password', 'totp', 'fields.1', 'history.0'].every((field) => isSecret(item, field))).toBe(true);
    expect(['username', 'notes', 'fields.0', 'uris.0'].some((field) => isSecret(item, field))).toBe(false);
    expect(isSecret({ ...item, kind: 'note' }, 'notes')).toBe(true);
    expect(isSecret({ ...item, kind: 'unknown' }, 'anything')).toBe(true);
  });
  it('are all taken out', () => {
    const text = JSON.stringify(withoutSecrets(item));
    for (const secret of ['"p"', '"t"', '"h"', '"old"']) expect(text).not.toContain(secret);
    for (const shown of ['"u"', '"shown"', '"note"']) expect(text).toContain(shown);
  });
});
