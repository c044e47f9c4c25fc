/** Items that mint tokens, and the presets that they begin from: loaded apart from the rest of the popup, when one is looked at. */
export { CredentialCard } from './CredentialCard';
export { PresetDialog } from './PresetDialog';
