import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A component whose code comes when it is first drawn; nothing is drawn until then. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => JSX.Element | null {
  let Loaded: ComponentType<Props> | null = null;
  return (props) => {
    const [, draw] = useState(false);
    useEffect(() => {
      if (Loaded) return;
      void load().then((component) => {
        Loaded = component;
        draw(true);
      });
    }, []);
    return Loaded && <Loaded {...props} />;
  };
}
