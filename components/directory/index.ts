/** A directory's people and groups into an organisation: loaded when that part of the console is opened. */
export { ImportView } from './ImportView';
