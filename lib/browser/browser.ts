import type { Browser } from 'webextension-polyfill';
import { browser as native } from 'wxt/browser';

/**
 * The one door to the extension API; every other room takes it from here. Both browsers answer with promises by themselves; the types are
 * those of the polyfill, which names what both have.
 */
export const browser = native as unknown as Browser;
