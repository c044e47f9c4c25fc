import type { Collection, Folder, Organization, SharedPlace } from '../items';

/** A login of the site that could be updated. */
export interface SavePromptLogin {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** It asks for the master password again. */
  readonly reprompt: boolean;
}

/** What the person is asked; never a password. */
export interface SavePrompt {
  /** Of the page that it was typed into, from the browser. */
  readonly host: string;
  /** The login whose password it seems to be; null: a new one. */
  readonly updates: string | null;
  /** The name that was typed; empty where there was none. */
  readonly username: string;
  /** Those of the site, best first. */
  readonly logins: readonly SavePromptLogin[];
  /** Where a new login may go, in all accounts that are open. A frame in a page reaches nothing that lies on this machine, so it is told. */
  readonly folders: readonly Folder[];
  /** The same for organisations, which may want new logins for their own. */
  readonly organizations: readonly Organization[];
  readonly collections: readonly Collection[];
}

/** What they say. */
export type SaveAnswer =
  | {
      readonly name: 'new';
      /** Asked twice, it is still one item; its tag says which account it goes to. */
      readonly newId: string;
      readonly username: string;
      readonly folderId: string | null;
      /** Null: it is the person's own. */
      readonly place?: SharedPlace | null;
    }
  | { readonly name: 'update'; readonly id: string; readonly password?: string };
