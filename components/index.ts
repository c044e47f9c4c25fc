/**
 * Room: components. All that is drawn: the popup, the options page, and the state behind them.
 * Talks to the background through protocol only; never sees a key, never stores a secret.
 */
export { startAuth } from './start-auth';
export { startOptions } from './start-options';
export { startPopup } from './start-popup';
export { startSave } from './start-save';
export { startSuggest } from './start-suggest';
