import { fakeExtension } from './fake-extension';

/** Stands in for the package of that name. */
export { fakeExtension as default };
