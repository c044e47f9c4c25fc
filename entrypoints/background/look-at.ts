import { CodedError } from '../../lib/errors';
import type { PageTarget } from '../../lib/protocol';
import { type Correct, describeFrame, describeFrames, type Frame } from './frames';

/** One field of one frame. */
export type FieldTarget = PageTarget & { readonly handle: number };

/**
 * Frames as they are now: all of a tab, or the one in which a field stands. While a frame of ours has the keyboard, the field that it
 * stands beside counts as having it.
 * @throws CodedError `page-not-fillable`, `page-changed`.
 */
export async function lookAt(
  tabId: number,
  at: FieldTarget | undefined,
  correct: Correct | undefined,
): Promise<readonly Frame[]> {
  if (!at) return describeFrames(tabId, correct);
  const frame = await describeFrame(at, correct);
  if (!frame) throw new CodedError('page-changed');
  const fields = frame.facts.fields.map((field) => ({ ...field, focused: field.handle === at.handle }));
  return [{ ...frame, facts: { ...frame.facts, fields } }];
}
