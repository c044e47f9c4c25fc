/**
 * Room: transfer. Files that other clients of this family read: items in Bitwarden's JSON, sealed under a password.
 * Pure: takes opened items and gives text. A file in the clear is never made here.
 */
export { sealExport } from './seal-export';
