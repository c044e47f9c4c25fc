import { type CustomFieldType, type Item, kindByName } from '../items';

const FIELD_NUMBERS: Readonly<Record<CustomFieldType, number>> = {
  text: 0,
  hidden: 1,
  boolean: 2,
  linked: 3,
};

type Members = Readonly<Record<string, unknown>>;

function loginOf({ uris, values, passkeys, passwordRevisionDate }: Item): Members {
  return {
    ...values,
    uris: uris.flatMap(({ uri, match }) => (uri === null ? [] : [{ uri, match }])),
    fido2Credentials: passkeys,
    passwordRevisionDate,
  };
}

/** What only items of one kind have, under the name that it has there. */
function ofKind(item: Item): Members {
  const spec = kindByName(item.kind);
  if (!spec) return {};
  if (item.kind === 'login') return { login: loginOf(item) };
  return { [spec.wireObject]: item.kind === 'note' ? { type: 0 } : item.values };
}

/**
 * An item as Bitwarden's JSON files have it, all in the clear (clients repository, export models). What could not be opened is null.
 */
export function exportItem(item: Item): Members {
  return {
    id: item.id,
    organizationId: item.organizationId,
    folderId: item.folderId,
    collectionIds: item.collectionIds,
    type: item.wireType,
    reprompt: item.reprompt ? 1 : 0,
    name: item.name,
    notes: item.notes,
    favorite: item.favorite,
    fields: item.customFields.map(({ type, name, value, linkedId }) => ({
      type: FIELD_NUMBERS[type],
      name,
      value,
      linkedId,
    })),
    passwordHistory: item.passwordHistory.map(({ password, lastUsed }) => ({
      password,
      lastUsedDate: lastUsed,
    })),
    ...ofKind(item),
    creationDate: item.creationDate,
    revisionDate: item.revisionDate,
    deletedDate: item.deletedDate,
    archivedDate: item.archivedDate,
  };
}
