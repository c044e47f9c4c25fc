import { type GeneratorFloor, strictestFloor } from '../generator';
import type { AccountStatus } from './session';

/** What is generated for no account in particular is no less than any that is open asks for. */
export const floorOfOpen = (accounts: readonly AccountStatus[]): GeneratorFloor =>
  strictestFloor(accounts.filter(({ state }) => state === 'unlocked').map(({ rules }) => rules.generator));
