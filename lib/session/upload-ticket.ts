/** Where the sealed bytes of a file go, and how: everything but the bytes. Lives for minutes, in memory only. */
export interface UploadTicket {
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The access token among the headers; null where the address itself is the permission: neither cookies nor our headers go there. */
  readonly token: string | null;
  /** The other members of the form and the name of the file in it; null: the bytes alone are what is sent. */
  readonly form: { readonly fields: Readonly<Record<string, string>>; readonly fileName: string } | null;
}
