/** Settings to a file and from one. */
export { TransferPage } from './TransferPage';
