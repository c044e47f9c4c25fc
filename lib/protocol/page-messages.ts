/** The contract between the background and scripts of ours inside web pages: the whole hostile surface. */
import type {
  ApplyReport,
  FillPlan,
  FrameCharge,
  FrameFacts,
  FramePage,
  FrameWish,
  PageLook,
  PageOutcome,
  SentForm,
} from '../fill';
import type { PageFactor } from '../session';

/** What scripts of ours inside a page may tell the background. They get no answer but that it was heard. */
export interface PageRequests {
  /** A field that looks as if it could be filled has the focus. `byPerson`: a click or key press of theirs came just before. */
  'page.focused'(args: { byPerson: boolean }): void;
  /** The person has pressed the icon in a field, where this browser lets a page's frame prove nothing. */
  'page.iconPressed'(args: null): void;
  /** A page of the web vault has posted the answer to a second factor. */
  'page.factorAnswered'(args: { factor: PageFactor; token: string }): void;
  /** A page of the web vault has posted what single sign-on has given. */
  'page.ssoAnswered'(args: { code: string; state: string }): void;
  /** A form was, or may have been, sent. */
  'page.submitted'(args: SentForm): void;
  /** What has become of it, as far as its own document shows. */
  'page.outcome'(args: PageOutcome): void;
}

/** What the background asks of the scripts that it has put into a page. */
export interface PagePushes {
  /** Marks the field that has the focus, and opens a frame of ours beside it where `opens`. False when no field has it any more. */
  'page.suggest'(args: FrameCharge & { opens: boolean }): boolean;
  /** Shows a page of ours in a frame in the top layer. */
  'page.showFrame'(args: FrameCharge & { page: FramePage }): void;
  /** The frame with this token wishes something. */
  'page.hearFrame'(args: { token: string; wish: FrameWish }): void;
  /**
   * The vault was opened or closed: the frame with this token begins anew where it cannot learn that by itself. Nothing where it does not
   * stand any more.
   */
  'page.renewFrame'(args: { token: string }): void;
  'page.hideFrame'(args: null): void;
  'page.describe'(): FrameFacts;
  /** Waits while the page is still at work, for a moment at most. True when it shows a field that the last look did not. */
  'page.settle'(): boolean;
  'page.apply'(args: FillPlan): ApplyReport;
  /** From now on what is typed and sent there is told. Gives what stands there now. */
  'page.capture'(args: { looksAgain: boolean }): PageLook;
}
