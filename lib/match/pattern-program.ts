import { PatternError, type PatternNode } from './pattern-parser';

type Step =
  | { kind: 'take'; accepts: (char: string) => boolean; isWild: boolean }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'split'; first: number; second: number }
  | { kind: 'done' };

/** A non-deterministic automaton; each step but `split` goes on to the one after it. */
export type PatternProgram = readonly Step[];

/** Bounds the work of one run: steps times length of the text. */
const MAX_STEPS = 2000;

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
): void {
  const open = [index];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    if (reached.has(current)) continue;
    reached.add(current);
    const step = program[current];
    if (step?.kind === 'split') open.push(step.first, step.second);
    else if ((step?.kind === 'start' && at === 0) || (step?.kind === 'end' && at === length))
      open.push(current + 1);
  }
}

/**
 * Runs a program over a text from its first character on, in time proportional to steps times length, whatever the pattern is.
 * @param wall index of a character that no wildcard may take; only a written one can.
 * @returns true when a match from the beginning ends at the wall or behind it.
 */
export function hasMatchBeyond(program: PatternProgram, text: string, wall: number): boolean {
  const done = program.length - 1;
  let reached = new Set<number>();
  reach(program, 0, 0, text.length, reached);
  for (let at = 0; reached.size > 0; at += 1) {
    if (at >= wall && reached.has(done)) return true;
    const char = text[at];
    if (char === undefined) return false;
    const following = new Set<number>();
    for (const index of reached) {
      const step = program[index];
      if (step?.kind !== 'take' || (at === wall && step.isWild) || !step.accepts(char)) continue;
      reach(program, index + 1, at + 1, text.length, following);
    }
    reached = following;
  }
  return false;
}
