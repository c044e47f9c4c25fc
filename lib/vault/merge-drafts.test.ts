import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDraft, type ItemDraft } from '../items';
import { mergeDrafts } from './merge-drafts';

const NOW = new Date('2026-11-27T12:00:00Z');
/** A draft as a change of another: entries of the same name are the same ones. */
function asChangeOf(base: ItemDraft, draft: ItemDraft): ItemDraft {
  const placeOf = <T>(list: readonly T[], isIt: (entry: T) => boolean): number | null => {
    const at = list.findIndex(isIt);
    return at < 0 ? null : at;
  };
  return {
    ...draft,
    uris: draft.uris.map((uri) => ({ ...uri, from: placeOf(base.uris, (one) => one.uri === uri.uri) })),
    customFields: draft.customFields.map((field) => ({
      ...field,
      from: placeOf(base.customFields, (one) => one.name === field.name),
    })),
  };
}

const merge = (base: ItemDraft, ours: ItemDraft, theirs: ItemDraft) =>
  mergeDrafts({ base, ours: asChangeOf(base, ours), theirs }, NOW).draft;

/** Entries as a stored item has them: each knows its place. */
const placed = <T extends object>(list: readonly T[]) => list.map((entry, from) => ({ ...entry, from }));

const word = fc.constantFrom('', 'a', 'b', 'c');
const drafts: fc.Arbitrary<ItemDraft> = fc
  .record({
    name: word,
    notes: word,
    favorite: fc.boolean(),
    username: word,
    password: word,
    uris: fc.uniqueArray(fc.constantFrom('u1', 'u2', 'u3'), { maxLength: 3 }),
    fields: fc.uniqueArray(fc.tuple(fc.constantFrom('f1', 'f2'), word), {
      maxLength: 2,
      selector: ([name]) => name,
    }),
  })
  .map(({ username, password, uris, fields, ...plain }) => ({
    ...emptyDraft('login'),
    ...plain,
    values: { username, password, totp: '' },
    uris: placed(uris.map((uri) => ({ uri, match: null }))),
    customFields: placed(
      fields.map(([name, value]) => ({ type: 'text' as const, name, value, linkedId: null })),
    ),
  }));

/** What a draft says, without the places of its entries. */
const saying = (draft: ItemDraft) =>
  JSON.parse(JSON.stringify(draft), (name, value) => (name === 'from' ? undefined : value)) as ItemDraft;

describe('a merge', () => {
  it('of a change on one side is that change', () => {
    fc.assert(
      fc.property(drafts, drafts, (base, changed) => {
        expect(saying(merge(base, base, changed))).toEqual(saying(changed));
        const ours = saying(merge(base, changed, base));
        expect(ours).toMatchObject({ name: changed.name, notes: changed.notes, values: changed.values });
        expect(ours.uris).toEqual(saying(changed).uris);
        expect(ours.customFields).toEqual(saying(changed).customFields);
        expect(ours.history).toEqual([]);
      }),
    );
  });

  it('of the same change on both sides is that change', () => {
    fc.assert(
      fc.property(drafts, drafts, (base, changed) => {
        expect(saying(merge(base, changed, changed))).toEqual(saying(changed));
      }),
    );
  });

  it('loses no value that either side has typed', () => {
    fc.assert(
      fc.property(drafts, drafts, drafts, (base, ours, theirs) => {
        const merged = merge(base, ours, theirs);
        const all = JSON.stringify([merged.name, merged.notes, merged.values, merged.history]);
        for (const side of [ours, theirs]) {
          if (side.name !== base.name && side.name !== '') expect(all).toContain(side.name);
          if (side.values.password !== base.values.password && side.values.password !== '')
            expect(all).toContain(side.values.password);
          for (const { uri } of side.uris)
            if (!base.uris.some((one) => one.uri === uri))
              expect(merged.uris.map((one) => one.uri)).toContain(uri);
          for (const field of side.customFields)
            if (!base.customFields.some(({ name, value }) => name === field.name && value === field.value))
              expect(merged.customFields.map(({ name, value }) => `${name} ${value}`)).toContain(
                `${field.name} ${field.value}`,
              );
        }
      }),
    );
  });

  it('names what both have changed, and keeps theirs in the history', () => {
    const base = {
      ...emptyDraft('login'),
      name: 'Bank',
      values: { username: 'a', password: 'old', totp: '' },
    };
    const ours = { ...base, values: { ...base.values, username: 'ours', password: 'ours' } };
    const theirs = {
      ...base,
      notes: 'new',
      values: { ...base.values, username: 'theirs', password: 'theirs' },
    };
    const { draft, conflicts } = mergeDrafts({ base, ours, theirs }, NOW);
    expect(conflicts).toEqual(['username', 'password']);
    expect(draft).toMatchObject({ notes: 'new', values: ours.values });
    expect(draft.history.map(({ password }) => password)).toEqual(['username: theirs', 'theirs']);
  });

  it('says of every entry which of theirs it is, each once', () => {
    fc.assert(
      fc.property(drafts, drafts, drafts, (base, ours, theirs) => {
        const { uris } = merge(base, ours, theirs);
        for (const { from } of uris) if (from !== null) expect(theirs.uris[from]).toBeDefined();
        const places = uris.flatMap(({ from }) => (from === null ? [] : [from]));
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });
});
