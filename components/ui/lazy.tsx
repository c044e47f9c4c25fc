import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** `fetch` has the code come ahead of the first draw, which then is a whole one. */
type Lazy<Props> = ((props: Props) => JSX.Element | null) & { readonly fetch: () => Promise<void> };

/** A component whose code comes when it is first drawn; nothing is drawn until then. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): Lazy<Props> {
  let Loaded: ComponentType<Props> | null = null;
  const fetch = async () => {
    Loaded = await load();
  };
  const LazyComponent = (props: Props) => {
    const [isThere, setThere] = useState(Loaded !== null);
    useEffect(() => {
      if (!isThere) void fetch().then(() => setThere(true));
    }, []);
    return Loaded && <Loaded {...props} />;
  };
  return Object.assign(LazyComponent, { fetch });
}
