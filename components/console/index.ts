/** An organisation as its API key shows it: loaded when it is looked at, apart from the rest of the options. */
export { ConsolePage } from './ConsolePage';
export { startConsole } from './start-console';
