import browser from 'webextension-polyfill';

/** The one door to the extension API; every other room takes it from here. */
export { browser };
