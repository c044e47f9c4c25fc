/** The files of items: loaded apart from the rest of the popup, when an item is looked at. */
export { Attachments } from './Attachments';
