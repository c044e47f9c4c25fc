/** The browser's side of pages of the web vault that answer what is asked there (bitwarden/clients calls them connectors). */
export interface ConnectorPages {
  /**
   * Opens a page in a tab, with a script in the web vault's pages that passes on what they post.
   * @param url the web vault's page, or one that leads to it.
   * @param webVault its origin.
   * @returns the tab's id.
   */
  open(url: string, webVault: string): Promise<number>;
  /** Closes it, and takes the script back. */
  close(tabId: number): Promise<void>;
  /** Puts our own screen in its place, where something is still wanted of the person. */
  replace(tabId: number): Promise<void>;
}
