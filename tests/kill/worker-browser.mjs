/** The extension API of one worker: a parameter of the script that this is built into. */
export const browser = workerBrowser;
