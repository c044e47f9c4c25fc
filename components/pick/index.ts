/** What is done with several items: loaded when they are picked. */
export { PickBar } from './PickBar';
