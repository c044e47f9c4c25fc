import { describe, expect, it } from 'vitest';
import { copyOf, type DraftField, emptyDraft, type ItemDraft } from './index';

const FIELD: DraftField = { from: 0, type: 'hidden', name: 'PIN', value: '1234', linkedId: null };

const FULL: ItemDraft = {
  ...emptyDraft('login', 'folder'),
  name: 'Bank',
  notes: 'At the corner',
  favorite: true,
  reprompt: true,
  values: { username: 'pat', password: 'secret', totp: 'WQIQ25BRKZYCJVYP' },
  uris: [
    { from: 0, uri: 'https://bank.example', match: 3 },
    { from: 1, uri: '', match: null },
  ],
  customFields: [FIELD],
  history: [{ from: 0, password: 'older', lastUsed: null }],
  passkeys: [0],
};

describe('the form of a copy', () => {
  it('has the content, and nothing that points at the first item', () => {
    expect(copyOf(FULL, 'Bank - copy')).toEqual({
      ...FULL,
      name: 'Bank - copy',
      favorite: false,
      uris: [{ from: null, uri: 'https://bank.example', match: 3 }],
      customFields: [{ ...FIELD, from: null }],
      history: [],
      passkeys: [],
    });
  });
});
