/** The questions about folders: loaded when one is asked. */
export { FolderDialog } from './FolderDialog';
