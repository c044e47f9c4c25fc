import type { DraftHistory, ItemDraft } from '../items';

/** So many old values are kept; the oldest go first. */
const MOST_KEPT = 50;

/** The secrets that a draft replaces, as they are kept: a password by itself, a hidden field with its name. */
function replacedBy(before: ItemDraft, after: ItemDraft): string[] {
  const { password = '' } = before.values;
  const fields = before.customFields.flatMap(({ type, name, value }, at) => {
    const now = after.customFields.find(({ from }) => from === at);
    return type === 'hidden' && value !== '' && now?.value !== value ? [`${name}: ${value}`] : [];
  });
  return password !== '' && after.values.password !== password ? [password, ...fields] : fields;
}

/** The draft with the secrets that it replaces in its history, newest first; what stands there already is not repeated. */
export function withReplaced(before: ItemDraft, after: ItemDraft, now: Date): ItemDraft {
  const known = new Set(after.history.map(({ password }) => password));
  const replaced = replacedBy(before, after).filter((value) => !known.has(value));
  if (replaced.length === 0) return after;
  const lastUsed = now.toISOString();
  const added = replaced.map((password): DraftHistory => ({ from: null, password, lastUsed }));
  return {
    ...after,
    history: [...added, ...after.history].slice(0, Math.max(MOST_KEPT, after.history.length)),
  };
}
