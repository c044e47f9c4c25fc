/** The forms of items: loaded apart from the rest of the popup, when one is wanted. */

export { discardChange } from './discard';
export { EditScreen } from './EditScreen';
export { copyItem, editItem, newCredential, newItem } from './editing';
export { MissingKinds } from './MissingKinds';
