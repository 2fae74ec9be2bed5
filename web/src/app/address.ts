import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** The words after `?` in the address bar. */
export type Address = Readonly<Record<string, string | undefined>>;

/**
 * What the page shows stands in the address bar: `const [address, go] = useAddress(); go({ state: 'overdue' })`.
 * An empty word is taken out. `go` replaces by default; `{ push: true }` lets the back button return.
 */
export function useAddress(): [Address, (change: Address, how?: { push?: boolean }) => void] {
  const search = useLocation({ select: (here) => here.searchStr });
  const navigate = useNavigate();
  const address = useMemo(() => Object.fromEntries(new URLSearchParams(search)), [search]);
  const go = useCallback(
    (change: Address, how: { push?: boolean } = {}) => {
      void navigate({
        to: '.',
        search: (now: Record<string, unknown>) => {
          const next: Record<string, unknown> = { ...now, ...change };
          for (const key of Object.keys(next)) if (!next[key]) delete next[key];
          return next;
        },
        state: (now: object) => now,
        replace: !how.push,
        resetScroll: false,
      } as Parameters<typeof navigate>[0]);
    },
    [navigate],
  );
  return [address, go];
}

/**
 * Words that belong to the page and are kept by the back button, but stand in no address: somebody's name. `say('')`
 * takes them out, and with it the named words of the address.
 */
export function useWordsApart(): {
  words: string;
  say: (words: string, without?: readonly string[]) => void;
} {
  const words = useLocation({ select: (here) => (here.state as { words?: string }).words ?? '' });
  const navigate = useNavigate();
  const say = useCallback(
    (next: string, without: readonly string[] = []) => {
      void navigate({
        to: '.',
        search: (now: Record<string, unknown>) =>
          Object.fromEntries(Object.entries(now).filter(([name]) => !without.includes(name))),
        state: (now: object) => ({ ...now, words: next }),
        replace: true,
        resetScroll: false,
      } as unknown as Parameters<typeof navigate>[0]);
    },
    [navigate],
  );
  return { words, say };
}

/** Opens a page by its path: `go('/residents/' + id)`; words after `?` may be part of it. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return useCallback((to) => void navigate({ href: to } as Parameters<typeof navigate>[0]), [navigate]);
}

/** A part of the path: `$id` in `/requests/$id`. */
export function useParam(name: string): string {
  const all = useParams({ strict: false }) as Record<string, string | undefined>;
  return all[name] ?? '';
}
