/** The generator: loaded when something is to be made or a password is to be judged. */
export { GeneratedScreen } from './GeneratedScreen';
export { GeneratorPanel } from './GeneratorPanel';
export { GeneratorScreen } from './GeneratorScreen';
export { StrengthLine } from './Strength';
