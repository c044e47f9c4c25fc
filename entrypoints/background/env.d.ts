/** What the build tool puts in: which browser this background is built for. */
interface ImportMeta {
  readonly env: { readonly FIREFOX: boolean };
}
