import type { Tone } from '../state/notice';
import type { IconName } from '../ui/icons';

/** A sentence under the top bar, for as long as it holds. */
export interface Standing {
  /** What it is about: closed ones are remembered by it. */
  readonly key: string;
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly title: string;
  readonly text: string;
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
  /** In the place of remembering that it was closed. */
  readonly onClose?: () => void;
  /** True: it waits for an answer and cannot be closed. */
  readonly stays?: boolean;
}
