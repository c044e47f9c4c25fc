/** The questions about collections: loaded when one is asked. */
export { CollectionDialog } from './CollectionDialog';
