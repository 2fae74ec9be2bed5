import { afterEach, beforeEach } from 'vitest';

// What jsdom lacks and the pages ask for.
if (typeof window !== 'undefined') {
  const { cleanup } = await import('@testing-library/react');
  window.matchMedia ??= (query: string) =>
    ({
      media: query,
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
      dispatchEvent: () => false,
      onchange: null,
    }) as MediaQueryList;
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  window.scrollTo = () => undefined;
  Element.prototype.scrollTo ??= () => undefined;
  const style = window.getComputedStyle;
  window.getComputedStyle = (element) => style(element);

  beforeEach(() => localStorage.clear());
  afterEach(cleanup);
}
