import type { Overview } from '../../lib/items';

const PLAIN: Overview = {
  id: '',
  kind: 'login',
  name: '',
  detail: '',
  uris: [],
  folderId: null,
  organizationId: null,
  collectionIds: [],
  favorite: false,
  reprompt: false,
  deleted: false,
  archived: false,
  hasTotp: false,
  hasAttachments: false,
  hasPasskey: false,
  copies: [],
  revisionDate: null,
  state: 'read',
  problem: null,
};

/** A list row with nothing in it but what is given. */
export const overviewRow = (given: Partial<Overview>): Overview => ({ ...PLAIN, ...given });
