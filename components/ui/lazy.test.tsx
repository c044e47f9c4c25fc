// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { type ComponentType, render as renderAsBrowsersDo } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { lazy } from './lazy';

const Hello = ({ name }: { name: string }) => <p>Hello {name}</p>;

/** Code that comes when it is told to. */
function delayed(): { load: () => Promise<ComponentType<{ name: string }>>; arrive: () => void } {
  const { promise, resolve } = Promise.withResolvers<typeof Hello>();
  return { load: () => promise, arrive: () => resolve(Hello) };
}

afterEach(cleanup);

describe('a component whose code comes when it is wanted', () => {
  it('draws nothing before, and itself then', async () => {
    const { load, arrive } = delayed();
    const Later = lazy(load);
    const { container } = render(<Later name="Pat" />);
    expect(container.textContent).toBe('');
    arrive();
    expect(await screen.findByText('Hello Pat')).toBeTruthy();
  });

  it('is whole at its first draw where the code came ahead', async () => {
    const Later = lazy(async () => Hello);
    await Later.fetch();
    const { container } = render(<Later name="Pat" />);
    expect(container.textContent).toBe('Hello Pat');
  });

  it('draws itself where the code comes between its first draw and what follows it', async () => {
    const { load, arrive } = delayed();
    const Later = lazy(load);
    const fetched = Later.fetch();
    // The testing library would have the rest follow at once.
    renderAsBrowsersDo(<Later name="Pat" />, document.body);
    arrive();
    await fetched;
    expect(await screen.findByText('Hello Pat')).toBeTruthy();
    renderAsBrowsersDo(null, document.body);
  });
});
