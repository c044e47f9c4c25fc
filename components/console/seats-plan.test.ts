import { describe, expect, it } from 'vitest';
import type { Seats, Subscription } from '../../lib/protocol';
import { planSeats } from './seats-plan';

const seats = (change: Partial<Seats> = {}): Seats => ({
  seats: 25,
  mostSeats: 40,
  storage: 2,
  machineAccounts: null,
  mostMachineAccounts: null,
  ...change,
});

const BEFORE: Subscription = { passwordManager: seats(), secretsManager: null };

describe('a change of the subscription', () => {
  it('sends absolute numbers, and only what changes', () => {
    const { lines, change, faults } = planSeats(BEFORE, {
      'passwordManager.seats': ' 30 ',
      'passwordManager.storage': '2',
    });
    expect(lines).toEqual([{ product: 'passwordManager', name: 'seats', before: 25, after: 30 }]);
    expect(change).toEqual({ passwordManager: { seats: 30 } });
    expect(faults).toEqual([]);
    expect(planSeats(BEFORE, {}).change).toEqual({});
  });

  it('lifts a limit by a number below zero', () => {
    const { lines, change } = planSeats(BEFORE, { 'passwordManager.mostSeats': null });
    expect(lines).toEqual([{ product: 'passwordManager', name: 'mostSeats', before: 40, after: null }]);
    expect(change).toEqual({ passwordManager: { mostSeats: -1 } });
    const free = { ...BEFORE, passwordManager: seats({ mostSeats: null }) };
    expect(planSeats(free, { 'passwordManager.mostSeats': null }).lines).toEqual([]);
    expect(planSeats(free, { 'passwordManager.mostSeats': '' }).faults).toEqual([]);
  });

  it.each(['', '0', '-5', '2.5', 'ten', '99999999'])('does not take “%s” for seats', (typed) => {
    const { lines, faults } = planSeats(BEFORE, { 'passwordManager.seats': typed });
    expect(faults.map(({ text }) => text)).toEqual(['seatsWrong']);
    expect(lines).toEqual([]);
  });

  it('takes no limit below what is paid for, and nothing for what is not', () => {
    const draft = { 'passwordManager.seats': '50', 'passwordManager.mostSeats': '49' };
    expect(planSeats(BEFORE, draft).faults).toEqual([
      { product: 'passwordManager', name: 'mostSeats', text: 'seatsBelow', least: 50 },
    ]);
    expect(planSeats(BEFORE, { 'passwordManager.seats': '41' }).faults).toMatchObject([{ least: 41 }]);
    expect(planSeats(BEFORE, { 'secretsManager.seats': '5' }).change).toEqual({});
  });
});
