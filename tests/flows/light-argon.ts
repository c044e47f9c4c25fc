import { vi } from 'vitest';

type Wasm = typeof import('hash-wasm');

const real = await vi.importActual<Wasm>('hash-wasm');

/** What Argon2id was asked for: rounds, KiB, lanes. Unless it is to take its time, a little of that is done. */
export const argon = { asked: new Set<string>(), isFull: false };

const LIGHT = { iterations: 1, memorySize: 1024 };

/** Argon2id as it is, with less memory and in one round: for tests that derive again and again, and not for what is derived. */
export const argon2id: Wasm['argon2id'] = (options) => {
  const { iterations, memorySize, parallelism } = options;
  argon.asked.add([iterations, memorySize, parallelism].join());
  return real.argon2id(argon.isFull ? options : { ...options, ...LIGHT });
};
