import { PatternError, type PatternNode } from './pattern-parser';

type Step =
  | Extract<PatternNode, { kind: 'take' }>
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'split'; first: number; second: number }
  | { kind: 'done' };

/** A non-deterministic automaton; each step but `split` goes on to the one after it. */
export type PatternProgram = readonly Step[];

const MAX_STEPS = 2000;

/** How much work is left, in visits of steps. One budget may be shared by several runs. */
export interface Budget {
  left: number;
}

function emit(program: Step[], step: Step): void {
  if (program.length >= MAX_STEPS) throw new PatternError('too large');
  program.push(step);
}

function emitOptional(program: Step[], part: PatternNode, isLoop: boolean): void {
  const start = program.length;
  const split = { kind: 'split' as const, first: start + 1, second: 0 };
  emit(program, split);
  emitNode(program, part);
  if (isLoop) emit(program, { kind: 'split', first: start, second: start });
  split.second = program.length;
}

function emitRepeat(program: Step[], { part, min, max }: Extract<PatternNode, { kind: 'repeat' }>): void {
  for (let count = 0; count < min; count += 1) {
    const before = program.length;
    emitNode(program, part);
    if (program.length === before) return; // nothing, however often
  }
  if (max === Number.POSITIVE_INFINITY) emitOptional(program, part, true);
  else for (let count = min; count < max; count += 1) emitOptional(program, part, false);
}

function emitChoice(program: Step[], options: readonly PatternNode[]): void {
  const exits: Extract<Step, { kind: 'split' }>[] = [];
  for (const option of options) {
    const split = { kind: 'split' as const, first: program.length + 1, second: 0 };
    emit(program, split);
    emitNode(program, option);
    const exit = { kind: 'split' as const, first: 0, second: 0 };
    emit(program, exit);
    exits.push(exit);
    split.second = program.length;
  }
  // No option is left: a step that accepts nothing.
  emit(program, { kind: 'take', accepts: () => false, isWild: false });
  for (const exit of exits) {
    exit.first = program.length;
    exit.second = program.length;
  }
}

function emitNode(program: Step[], node: PatternNode): void {
  if (node.kind === 'sequence') for (const part of node.parts) emitNode(program, part);
  else if (node.kind === 'choice') emitChoice(program, node.options);
  else if (node.kind === 'repeat') emitRepeat(program, node);
  else emit(program, node);
}

/** Turns a tree into a program. @throws PatternError when it would become too large. */
export function compilePattern(node: PatternNode): PatternProgram {
  const program: Step[] = [];
  emitNode(program, node);
  emit(program, { kind: 'done' });
  return program;
}

/** Steps that can be reached from `index` without taking a character. */
function reach(
  program: PatternProgram,
  index: number,
  at: number,
  length: number,
  reached: Set<number>,
  budget: Budget,
): void {
  const open = [index];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    budget.left -= 1;
    if (budget.left < 0) throw new PatternError('too much work');
    if (reached.has(current)) continue;
    reached.add(current);
    const step = program[current];
    if (step?.kind === 'split') open.push(step.first, step.second);
    else if ((step?.kind === 'start' && at === 0) || (step?.kind === 'end' && at === length))
      open.push(current + 1);
  }
}

/** In front of the wall a single `.` is a dot: else `login.bank.example` would fit `loginxbank.example`, which anybody may own. */
function takes(step: Step | undefined, char: string, at: number, wall: number): boolean {
  if (step?.kind !== 'take' || !step.accepts(char)) return false;
  if (step.isBareDot && at < wall) return char === '.';
  return at !== wall || !step.isWild;
}

/**
 * Runs a program over a text from its first character on, in time proportional to steps times length, whatever the pattern is.
 * @param wall index of a character that no wildcard may take; only a written one can.
 * @returns true when a match from the beginning ends at the wall or behind it.
 * @throws PatternError when the budget is used up.
 */
export function hasMatchBeyond(program: PatternProgram, text: string, wall: number, budget: Budget): boolean {
  const done = program.length - 1;
  let reached = new Set<number>();
  reach(program, 0, 0, text.length, reached, budget);
  for (let at = 0; reached.size > 0; at += 1) {
    if (at >= wall && reached.has(done)) return true;
    const char = text[at];
    if (char === undefined) return false;
    const following = new Set<number>();
    for (const index of reached) {
      if (takes(program[index], char, at, wall))
        reach(program, index + 1, at + 1, text.length, following, budget);
    }
    reached = following;
  }
  return false;
}
