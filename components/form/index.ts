/** The forms of items: loaded apart from the rest of the popup. */
export { EditScreen } from './EditScreen';
