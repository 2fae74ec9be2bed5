import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext } from 'react';
import { api, Refused } from '@/api';

/** What an account may be allowed to do; the same words as the server's `Right`. */
export type Right =
  | 'see-residents'
  | 'edit-residents'
  | 'reveal'
  | 'import-roster'
  | 'see-requests'
  | 'take-requests'
  | 'do-requests'
  | 'assign-requests'
  | 'answer-opinions'
  | 'see-visits'
  | 'record-visits'
  | 'see-figures'
  | 'export-figures'
  | 'import-ledger'
  | 'correct-ledger'
  | 'see-stations'
  | 'manage-stations'
  | 'manage-staff'
  | 'manage-places'
  | 'manage-projects'
  | 'manage-services'
  | 'manage-volunteers'
  | 'manage-accounts'
  | 'manage-security'
  | 'read-trail'
  | 'look-at-names';

export interface Session {
  account: { id: string; name: string; displayName: string };
  roles: string[];
  rights: string[];
  stations: { id: string; name: string }[];
  mustChangePassword: boolean;
}

/** Where somebody works: the one station, or the first and how many more. */
export function stationWords(stations: readonly { name: string }[]): string {
  const first = stations[0]?.name ?? '';
  return stations.length > 1 ? `${first} +${stations.length - 1}` : first;
}

export interface Door {
  demo: boolean;
  accounts: { name: string; displayName: string; role: string }[];
  version: string;
}

const SESSION = ['session'];
const INSIDE = 'linli.inside';

/** Whether somebody was signed in here when the page was last open; only a guess of what will be needed. */
export function wasInside(): boolean {
  return localStorage.getItem(INSIDE) !== null;
}

function remember(session: Session | null) {
  if (session) localStorage.setItem(INSIDE, 'yes');
  else localStorage.removeItem(INSIDE);
}

/** The session, or null when nobody is signed in; undefined while it is asked. */
export function useSessionQuery() {
  return useQuery({
    queryKey: SESSION,
    queryFn: async ({ signal }) => {
      try {
        const session = await api.get<Session>('/api/access/session', { signal });
        remember(session);
        return session;
      } catch (no) {
        if (no instanceof Refused && no.status === 401) {
          remember(null);
          return null;
        }
        throw no;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** The session that the door let in. It holds for all behind the door until the door itself has closed. */
export const SignedIn = createContext<Session | null>(null);

/** Who is signed in. Only on pages behind the door. */
export function useSession(): Session {
  // not from the cache: while somebody signs out, a part that is drawn late would find nobody there and break
  const session = useContext(SignedIn);
  if (!session) throw new Error('nobody is signed in');
  return session;
}

/** `const may = useMay(); may('assign-requests')` */
export function useMay(): (right: Right) => boolean {
  const { data } = useSessionQuery();
  return useCallback((right) => data?.rights.includes(right) ?? false, [data]);
}

export function useDoor() {
  return useQuery({
    queryKey: ['door'],
    queryFn: ({ signal }) => api.get<Door>('/api/access/door', { signal }),
    staleTime: 60_000,
  });
}

export function useSignIn() {
  const cache = useQueryClient();
  return useCallback(
    async (name: string, password: string) => {
      const session = await api.post<Session>('/api/access/session', { name, password });
      remember(session);
      cache.setQueryData(SESSION, session);
      return session;
    },
    [cache],
  );
}

export function useSignOut() {
  const cache = useQueryClient();
  return useCallback(async () => {
    await api.delete('/api/access/session').catch((no: unknown) => {
      if (!(no instanceof Refused && no.status === 401)) throw no;
    });
    remember(null);
    // an answer still on its way would bring the old session back
    await cache.cancelQueries({ queryKey: SESSION });
    // said first, to the query the page looks at: clearing all would leave the page with what it saw last
    cache.setQueryData(SESSION, null);
    cache.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION[0] });
  }, [cache]);
}

export function useChangePassword() {
  const cache = useQueryClient();
  return useCallback(
    async (old: string, chosen: string) => {
      await api.post('/api/access/password', { old, chosen });
      await cache.invalidateQueries({ queryKey: SESSION });
    },
    [cache],
  );
}
