/** The screens of a sign-in: loaded apart, for who is signed in opens the popup many times more often. */
export { SignInScreen } from './SignInScreen';
export { SignInSteps } from './SignInSteps';
