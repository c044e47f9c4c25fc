import { startVault } from '../state/vault';

/** Opens the rows of the vault in the options page: which keys there are, and what is called how. They go when it is locked. */
export const startConsole = (): void => startVault();
