import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type components, type Page, ZONE } from '@/api';
import { useLanguage } from '@/app';
import { useCommand } from '@/ui';

type Schemas = components['schemas'];
export type Account = Schemas['access.Administration.Line'];
export type RoleHeld = Schemas['access.Administration.RoleHeld'];
export type Role = Schemas['access.AccessBook.RoleLine'];
export type SignedIn = Schemas['access.AccessBook.SignedIn'];
export type Live = Schemas['access.Sessions.Live'];
export type Token = Schemas['access.AccessBook.Token'];
export type Held = Schemas['access.Tokens.Held'];
export type TrailLine = Schemas['access.TrailBook.Line'];
export type Act = Schemas['access.TrailController.Act'];
export type Checked = Schemas['access.TrailController.Checked'];

/** A moment as the station's clock shows it. */
export function useMoment() {
  const language = useLanguage();
  const said = new Intl.DateTimeFormat(language, {
    timeZone: ZONE,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  return (at: string) => said.format(new Date(at));
}

export function useAccount(id: string) {
  return useQuery({
    queryKey: ['access', 'account', id],
    queryFn: ({ signal }) => api.get<Account>(`/api/access/accounts/${id}`, { signal }),
  });
}

/** What each role may do, where it acts, and which of them are this person's to give. */
export function useRoles() {
  return useQuery({
    queryKey: ['access', 'roles', useLanguage()],
    queryFn: ({ signal }) => api.get<Role[]>('/api/access/roles', { signal }),
    staleTime: 60_000,
  });
}

interface StationLine {
  id: string;
  name: string;
}

/** The stations of the installation by their ids. */
export function useStationNames(): Record<string, string> {
  const { data = {} } = useQuery({
    queryKey: ['stations', 'names'],
    queryFn: async ({ signal }) => {
      const all: Record<string, string> = {};
      let cursor: string | undefined;
      do {
        const page: Page<StationLine> = await api.get('/api/stations', { query: { cursor }, signal });
        for (const line of page.items) all[line.id] = line.name;
        cursor = page.next ?? undefined;
      } while (cursor);
      return all;
    },
    staleTime: 60_000,
  });
  return data;
}

/** `useSending(() => api.post(…))`: sends once, then everything of this module is read anew. */
export function useSending<A extends unknown[], R>(act: (command: string, ...args: A) => Promise<R>) {
  const cache = useQueryClient();
  const sending = useCommand(act);
  return {
    ...sending,
    send: async (...args: A) => {
      const done = await sending.send(...args);
      void cache.invalidateQueries({ queryKey: ['access'] });
      return done;
    },
  };
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['MicroMessenger', '微信'],
  ['QQBrowser', 'QQ'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['HarmonyOS', 'HarmonyOS'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const;

/** "Chrome · Windows" of what a browser calls itself. */
export function device(agent: string): string {
  const known = [BROWSERS, SYSTEMS].flatMap((signs) => {
    const found = signs.find(([sign]) => agent.includes(sign));
    return found ? [found[1]] : [];
  });
  return known.join(' · ') || agent.slice(0, 40) || '—';
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '23456789';

/** A first password that can be read out on the phone: no letters that look alike. */
export function aPassword(): string {
  const pick = (from: string, count: number) =>
    Array.from(crypto.getRandomValues(new Uint32Array(count)), (n) => from[n % from.length]).join('');
  return `${pick(CAPITALS, 4)}-${pick(LETTERS, 4)}-${pick(DIGITS, 4)}`;
}

interface Grid {
  id: string;
  name: string;
  leaderName: string;
}

/** The grids of a station's region. */
export function useGrids(station: string | undefined) {
  return useQuery({
    queryKey: ['access', 'grids', station],
    enabled: Boolean(station),
    queryFn: async ({ signal }) => {
      const whole = await api.get<{ sheet: { station: { region: string } } }>(`/api/stations/${station}`, {
        signal,
      });
      return api.get<Grid[]>('/api/places/grids', { query: { within: whole.sheet.station.region }, signal });
    },
  });
}
