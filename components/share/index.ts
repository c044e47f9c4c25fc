/** Where items lie that others have too: loaded when that is asked. */
export { PlaceDialog } from './PlaceDialog';
