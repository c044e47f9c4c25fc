/** Changes a policy of an organisation: loaded when somebody is about to. */
export { PolicyEditor } from './PolicyEditor';
