/** What a sync asks about organisations and owners: loaded when the person looks. */
export { OrganizationRows } from './OrganizationRows';
export { OwnersDialog } from './OwnersDialog';
export { StrangersDialog } from './StrangersDialog';
