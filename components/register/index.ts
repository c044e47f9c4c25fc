/** Making an account: loaded apart, for it is done once. */
export { RegisterScreen } from './RegisterScreen';
