/** What was changed here and on the server, side by side: loaded when there is such a thing. */
export { ConflictScreen } from './ConflictScreen';
