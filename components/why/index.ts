/** Why a page is filled as it is: loaded when somebody asks. */
export { WhyScreen } from './WhyScreen';
