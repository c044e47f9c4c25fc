/**
 * What a test can do with a page, in either browser. Things are found as a person with a screen reader finds them: by role and
 * accessible name, whole and exact.
 */
export interface Surface {
  /** Waits until something with this role and name can be seen. */
  see(role: string, name: string): Promise<void>;
  /** Waits until there is no such thing (any more). */
  gone(role: string, name: string): Promise<void>;
  /** True when it can be seen at this moment. */
  has(role: string, name: string): Promise<boolean>;
  click(role: string, name: string): Promise<void>;
  /** A click of the mouse at a place of what is shown, in CSS pixels. The button stays down for `held` milliseconds. */
  clickAt(x: number, y: number, held?: number): Promise<void>;
  /** Empties a field and types into it. */
  fill(role: string, name: string, text: string): Promise<void>;
  /** Chooses files, by their paths on this machine, in the only chooser of the page. */
  choose(files: readonly string[]): Promise<void>;
  /** What stands in a field. */
  value(role: string, name: string): Promise<string>;
  /** One key with its modifiers, e.g. `Enter`, `Control+k`. */
  press(keys: string): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  /** Waits until this text stands somewhere on the page, as it is shown. */
  seeText(text: string): Promise<void>;
  /** Everything that is shown, as text. */
  text(): Promise<string>;
  /** Runs a function in the page; argument and result travel as JSON. */
  evaluate<Result, Arg = undefined>(run: (arg: Arg) => Result | Promise<Result>, arg?: Arg): Promise<Result>;
  /** Runs a library's source in the page; its result is dropped. */
  inject(source: string): Promise<void>;
  /** Writes a PNG of what is shown. */
  picture(file: string): Promise<void>;
  /** The page and its frames prefer the dark while this work is done, where a browser can be told so while it runs. */
  inTheDark?(work: () => Promise<void>): Promise<void>;
  /** A frame of this page that shows a page of ours, by that page's file; null while there is none. */
  frame(file: string): Promise<Surface | null>;
  /** Reads the page anew. */
  reload(): Promise<void>;
  toFront(): Promise<void>;
  close(): Promise<void>;
}

/** A browser with Latchkey in it. */
export interface Driver {
  readonly name: 'chromium' | 'firefox';
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at its end. */
  readonly origin: string;
  /** An ordinary page in a new tab. */
  openPage(url: string): Promise<Surface>;
  /** A page of ours in a new tab: `popup.html`, `options.html`. Query and hash may follow. */
  openOwn(path: string): Promise<Surface>;
  /** A page of ours that Latchkey opens by itself, in a tab or a window; with whatever query when the path has none. */
  findOwn(path: string): Promise<Surface>;
  /** The same for any page that the driver has not opened itself, by its address. */
  findPage(url: string): Promise<Surface>;
  /** Presses the toolbar button over a page: the real popup, with `activeTab` for that page. */
  openPopup(over: Surface): Promise<Surface>;
  /** The extension API's number for the tab of a page. */
  tabId(page: Surface): Promise<number>;
  /** Presses a command's keys, as far as a browser can be told to. */
  runCommand(name: 'fill' | 'lock', over: Surface): Promise<void>;
  /** Stops the background as the browser does after a while without work. Resolves when it is gone. */
  killBackground(): Promise<void>;
  /** Stops it and keeps it from starting, whoever asks, until the function that comes back is called. Pages opened later only. */
  holdBackground(): Promise<() => Promise<void>>;
  isBackgroundRunning(): Promise<boolean>;
  /** Told by whoever changes the browser itself, which taking Latchkey out of it does not undo: no other test gets it. */
  spend(): void;
  /** Resolves when the person has closed the browser. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** What a driver does at its end, and when it is spent. */
export type DriverEnd = Pick<Driver, 'close' | 'spend'>;

export interface DriverOptions {
  /** With a window, Latchkey's button is put where a person sees it. */
  readonly headless: boolean;
  /** Keep the profile for a second start; a fresh one is made and removed otherwise. */
  readonly profile?: string;
  readonly dark?: boolean;
  /** Firefox only: told to remember nothing ("Never remember history"), so that every window is private. */
  readonly forgetful?: boolean;
}

/** True for the address itself, and with a query or a hash that it does not name. */
export const isAt = (url: string, address: string): boolean =>
  url === address || url.startsWith(`${address}?`) || url.startsWith(`${address}#`);

/** True for an address of this file of ours, whatever follows. */
export const shows = (url: string, file: string): boolean => url.replace(/[?#].*$/, '').endsWith(`/${file}`);

/** How long things may take on a busy machine before a test gives up. */
export const PATIENCE_MS = 30_000;

/** The size of the popup. */
export const POPUP_SIZE = { width: 380, height: 600 };

/** A host that lies on this machine, and that no build has access to: only `activeTab` opens it. */
export const FOREIGN_HOST = 'shop.example';
