import { useSyncExternalStore } from 'react';

const phone = window.matchMedia('(max-width: 768px)');

/** A phone in the doorway: at most 768 px wide. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      phone.addEventListener('change', changed);
      return () => phone.removeEventListener('change', changed);
    },
    () => phone.matches,
  );
}
