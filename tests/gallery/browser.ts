import { fakeExtension } from './fake-extension';

/** Stands in for the browser's own extension API. */
export { fakeExtension as browser };
