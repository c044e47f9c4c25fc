/**
 * The contract between our pages and the background; that with web pages stands in page-messages.ts. Functions stand for messages: arguments in, result out.
 * Errors come back as codes (lib/errors), thrown on the caller's side as CodedError.
 */
import type { SaveAnswer, SavePrompt } from '../capture';
import type {
  CorrectableRole,
  ExplainedFrame,
  FillReport,
  FrameCharge,
  FrameWish,
  PageRules,
  Suggestions,
} from '../fill';
import type { Generated } from '../generator';
import type { BulkChange, BulkResult, Edited, FormDraft, Item, ItemConflict } from '../items';
import type { AgreedOrganization, LiveState, OwnerChange, UploadTicket } from '../session';
import type { AccountRequests, OfAccount } from './account-messages';
import type { AuthRequests } from './auth-messages';
import type { CollectionRequests } from './collection-messages';
import type { CredentialRequests } from './credential-messages';
import type { DoctorRequests } from './doctor-messages';
import type { OrgRequests } from './org-messages';
import type { RegisterRequests } from './register-messages';
import type { UnlockRequests } from './unlock-messages';

/** What our own pages (popup, options) may ask the background. */
export interface UiRequests
  extends AccountRequests,
    AuthRequests,
    CredentialRequests,
    DoctorRequests,
    CollectionRequests,
    OrgRequests,
    RegisterRequests,
    UnlockRequests {
  'sync.now'(): void;
  /**
   * This page is in view: what is changed elsewhere is to be seen at once. Asked every quarter of a minute, for the background has no clock
   * of its own and listens no longer than pages ask. Tells how it stands.
   */
  'sync.follow'(): LiveState;
  /** Answers the question about a smaller vault: take it, or keep what is here until the server changes again. */
  'sync.answerHeld'(args: OfAccount & { take: boolean }): void;
  /** Answers whether an organisation, with the key that was shown, is let in. @throws CodedError `locked`. */
  'sync.answerOrganization'(args: OfAccount & { id: string; print: string; isAccepted: boolean }): void;
  /** The organisations that the person has agreed to, and what their keys are known by. @throws CodedError `locked`. */
  'sync.organizations'(args: OfAccount): readonly AgreedOrganization[];
  /** The person's yes to items that belong to somebody else now: those that were shown. @throws CodedError `locked`. */
  'sync.takeOwners'(args: OfAccount & { owners: readonly OwnerChange[] }): void;
  /** The person's yes to groups of sites that the server names: each counts as one site. @throws CodedError `locked`. */
  'sites.agree'(args: OfAccount & { groups: readonly (readonly string[])[] }): void;
  /** Takes back what joins these sites. @throws CodedError `locked`. */
  'sites.keepApart'(args: OfAccount & { sites: readonly string[] }): void;
  /** The sealed overview is missing (null), or was found damaged as this version: has it made. */
  'vault.mendOverview'(args: OfAccount & { version: number | null }): void;
  /**
   * Pieces of the sealed overview in the order of their names, base64, null for what is not there: for pages that the browser keeps the
   * database from.
   */
  'vault.sealedPieces'(args: OfAccount & { names: readonly string[] }): readonly (string | null)[];
  /** An item was used; lists and search then put it further up. */
  'vault.used'(args: { id: string }): void;
  /**
   * One opened item. When it asks for the master password again and none (or a stale answer) is given, the secrets are
   * null and `sealed` is true.
   */
  'vault.item'(args: { id: string; password?: string }): { item: Item; sealed: boolean };
  /** One value to copy: a field of the kind's table, `notes`, or a custom field as `fields.2`. */
  'vault.value'(args: { id: string; field: string; password?: string }): string;
  /** The one-time code of an item now, and the one after it. */
  'vault.code'(args: { id: string; password?: string }): OneTimeCode;
  /** What a form's text for one-time codes gives; null when no code can be made of it. */
  'vault.tryCode'(args: { text: string }): TriedCode | null;
  /** An attachment, opened: its first bytes as base64, and what the next are asked for by. */
  'vault.attachment'(args: { id: string; attachmentId: string; password?: string }): {
    fileName: string;
    base64: string;
    more: string | null;
  };
  /** The next bytes of it. `not-found` when the background has been stopped meanwhile. */
  'vault.moreOfAttachment'(args: { more: string }): { base64: string; more: string | null };
  /**
   * Saves what a form holds, as this item (with what the form was opened with) or as a new one
   * (under the form's own id, so that saving twice is saving once; the person's own, or in a place of an organisation). Done once it is stored here; it goes to the server by itself. Items that
   * ask for the master password again need it for this too. Gives the item's id.
   */
  'vault.save'(args: Edited & { password?: string }): { id: string };
  /** Keeps what stands in a form that is not saved yet; null: there is none any more. */
  'vault.keepForm'(args: { form: FormDraft | null }): void;
  /** The form that was left; null when there is none. One of an item that asks for the master password again wants it for this too. */
  'vault.takeForm'(args: { password?: string }): FormDraft | null;
  'vault.favorite'(args: { id: string; isFavorite: boolean }): void;
  /** What the server can do with items. */
  'vault.abilities'(args?: OfAccount): { trash: boolean; archive: boolean };
  /** Into the trash; for good on servers that have none. */
  'vault.trash'(args: { id: string }): void;
  'vault.restore'(args: { id: string }): void;
  'vault.archive'(args: { id: string; isArchived: boolean }): void;
  /** For good. */
  'vault.remove'(args: { id: string }): void;
  /** Several items at once, a few hundred at most; those that may not be changed stay as they are. */
  'vault.many'(args: { ids: readonly string[]; change: BulkChange }): BulkResult;
  /** Gives up what was changed here and is not on the server yet. */
  'vault.discard'(args: { id: string }): void;
  /** Sends again what the server has refused. */
  'vault.resend'(args: { id: string }): void;
  /** What the server does not have yet, as a file that opens with the master password, here and in other clients. */
  'vault.unsentFile'(args: OfAccount & { password: string }): { fileName: string; base64: string };
  /** What was changed here and on the server, side by side. */
  'vault.conflict'(args: { id: string; password?: string }): ItemConflict;
  /** Ends it: `theirs` are the fields that get the server's value. */
  'vault.settleConflict'(args: { id: string; theirs: readonly string[]; password?: string }): void;
  /** Ends it with two items; the server's becomes a new one, with this id. */
  'vault.splitConflict'(args: { id: string; newId: string; password?: string }): void;
  /** The person has heard of it. */
  'vault.dismissConflict'(args: { id: string }): void;
  /** Makes a folder, under the asker's own id so that asking twice is asking once; `Work/Servers` stands in `Work`. Gives its id. */
  'folder.create'(args: { newId: string; name: string }): { id: string };
  /** Gives folders other names, all of them or none. */
  'folder.rename'(args: { names: readonly { id: string; name: string }[] }): void;
  /** The name that it has got on the server while it got another one here. */
  'folder.otherName'(args: { id: string }): { name: string };
  /** What lies in it lies in no folder afterwards. */
  'folder.remove'(args: { id: string }): void;
  /** What was generated and then used or copied, newest first. */
  'generator.history'(args?: OfAccount): readonly Generated[];
  /** Something generated is used or copied now; or what was cleared comes back. */
  'generator.note'(args: OfAccount & { entries: readonly Generated[] }): void;
  'generator.clearHistory'(args?: OfAccount): void;
  /**
   * A file is to be added to an item: the server is told that it comes. `size` in bytes. Gives the upload's name for what follows; the
   * page keeps itself heard of with `upload.seen`, and ends what it has begun.
   */
  'upload.begin'(args: { id: string; name: string; size: number; password?: string }): { upload: string };
  /**
   * The next piece of the file, in order; all but the last are whole blocks of 16 bytes. Gives it sealed; with the last one `head`, which
   * goes in front. Bytes as base64.
   */
  'upload.seal'(args: { upload: string; base64: string; isLast: boolean }): {
    base64: string;
    head: string | null;
  };
  /** Where the sealed bytes go now. `refused`: the token that the server did not take. */
  'upload.ticket'(args: { upload: string; refused?: string }): UploadTicket;
  'upload.seen'(args: { upload: string }): void;
  /** It is over; what the server has of a file that did not arrive is deleted. True when it has the file. */
  'upload.end'(args: { upload: string; outcome: 'arrived' | 'refused' | 'unknown' | 'cancelled' }): {
    arrived: boolean;
  };
  /** Deletes a file of an item for good. Needs the network. */
  'upload.remove'(args: { id: string; attachmentId: string; password?: string }): void;
  /** A secret is on the clipboard: clear it after the time that the person chose. */
  'clipboard.copied'(): void;
  /** Asked by the page that stands in for a clipboard: what it is to place, once; null when nothing waits. */
  'clipboard.take'(): string | null;
  'clipboard.placed'(): void;
  /** What the page in a tab says about its passwords; null where it says nothing, or cannot be asked. */
  'fill.rules'(args: { tabId: number }): PageRules | null;
  /**
   * Puts a generated password into the boxes for a new one, of the page in front. It is in the generator's history before it is
   * written. `overwrite`: what the person has typed there may be replaced.
   */
  'fill.newPassword'(args: {
    tabId: number;
    password: string;
    kind?: Generated['kind'];
    overwrite?: boolean;
  }): FillReport;
  /**
   * Fills an item into the page in front. `allowFrame`: origin of a frame of another site that the person has said yes to;
   * `overwrite`: what they have typed there may be replaced.
   */
  /** Options or sites that decide what acts in pages were changed. */
  'fill.pagesChanged'(): void;
  'fill.fill'(args: {
    id: string;
    tabId: number;
    password?: string;
    allowFrame?: string;
    overwrite?: boolean;
  }): FillReport;
  /** What a fill of the page in a tab does, or would do, field by field: with this item, or with the one that fits best. */
  'fill.explain'(args: { tabId: number; id?: string }): FillExplanation;
  /** The person says what a field of a host is; null takes it back. */
  'fill.correct'(args: { host: string; signature: string; role: CorrectableRole | null }): void;
  /** What the frame beside a field shows; `token` is what it was handed. `not-found` when it stands for nothing any more. */
  'suggest.open'(args: { token: string }): Suggestions;
  /** Fills the item into the field that the frame stands beside. Asked only by a frame that has proved that it was seen. */
  'suggest.choose'(args: {
    token: string;
    id: string;
    /** What the person has typed into the page may be replaced. */
    overwrite?: boolean;
    password?: string;
  }): FillReport;
  /** Writes a new password into the form that the frame stands beside, twice where it is asked for twice. */
  'suggest.newPassword'(args: { token: string; password: string; overwrite: boolean }): FillReport;
  /** No suggestions on this site any more. */
  'suggest.silence'(args: { token: string }): void;
  /** What the question about a login that was typed shows; never a password. `not-found`: nothing is to be asked any more; `locked`. */
  'save.open'(args: { token: string }): SavePrompt;
  /** The password that was typed, for the eye. @throws as above. */
  'save.password'(args: { token: string }): string;
  /** Saves it, by the way of every edit. Items that ask for the master password again need it. */
  'save.answer'(args: { token: string; answer: SaveAnswer }): { id: string };
  /** Asks in a window of ours, which a frame leads to that cannot prove that it is seen. `not-found` as above; works while locked too. */
  'save.inWindow'(args: { token: string }): void;
  /** Passed on to the script in a page that shows the frame which asks, where that has no way of its own to it. */
  'frame.wish'(args: FrameCharge & { wish: FrameWish }): void;
  /** Not now; `never`: on this site never again. */
  'save.dismiss'(args: { token: string; never: boolean }): void;
}

/** The code that a typed text gives now, and whom the text says that it is for. */
export interface TriedCode extends Omit<OneTimeCode, 'next'> {
  readonly issuer: string | null;
  readonly account: string | null;
}

export interface OneTimeCode {
  readonly code: string;
  readonly next: string;
  readonly periodSeconds: number;
  /** Unix milliseconds at which `code` ends. */
  readonly validUntil: number;
}

/** What a fill of a page does, or would do. */
export interface FillExplanation {
  readonly host: string;
  /** Null: no item fits the page; any login at all was taken. */
  readonly item: { readonly id: string; readonly name: string } | null;
  /** Those that the browser lets us look at. `host` is empty for a frame that has none. */
  readonly frames: readonly (Omit<ExplainedFrame, 'url'> & { readonly host: string })[];
  /** The same for others to read: nothing of whoever asks stands in it. */
  readonly report: string;
}
