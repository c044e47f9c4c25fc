/**
 * Room: ssh. OpenSSH's key files: makes Ed25519 keys, and reads the public half out of a private one.
 * Pure but for the platform's generator. Never decrypts a file that a passphrase protects; keeps nothing.
 */
export { createSshKey, type SshKey } from './create-ssh-key';
export { type ReadKey, readPrivateKey } from './read-private-key';
