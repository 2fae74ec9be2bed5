import { useQuery } from '@tanstack/react-query';
import { api } from '@/api';

export type Status = 'named' | 'running';
export type RoomKind = 'office' | 'archive' | 'casework' | 'group' | 'activity' | 'reception' | 'other';
export type Position = 'head' | 'worker' | 'supervisor' | 'officer';
export type Employment = 'direct' | 'agency' | 'posted';
export type Level = 'assistant' | 'social-worker' | 'senior';

export interface Line {
  id: string;
  region: string;
  hub: boolean;
  name: string;
  status: Status;
  colour: string;
  operator: string | null;
  contractTo: string | null;
  focus: string[];
  mine: boolean;
  staff: number | null;
  onDuty: string[];
}

export interface Room {
  kind: RoomKind;
  name: string;
}

export interface Group {
  name: string;
  leads: string;
}

export interface Sheet {
  station: {
    id: string;
    region: string;
    hub: boolean;
    name: string;
    status: Status;
    namedOn: string;
    runningOn: string | null;
    colour: string;
  };
  logo: string | null;
  address: string;
  phone: string;
  opening: { everyDay: boolean; opens: string; closes: string; note: string };
  rooms: Room[];
  groups: Group[];
  focusYear: number;
  focus: string[];
  version: number;
}

export interface Contract {
  id: string;
  station: string;
  number: string;
  from: string;
  to: string;
}

export interface Operator {
  id: string;
  name: string;
  contact: string;
  phone: string;
  manager: string | null;
  contracts: Contract[];
  version: number;
}

export interface Whole {
  sheet: Sheet;
  where: string;
  mine: boolean;
  operators: Operator[];
}

export interface Worker {
  id: string;
  station: string;
  name: string;
  account: string | null;
  position: Position;
  employment: Employment;
  licence: { level: Level; number: string; expires: string | null } | null;
  mentor: string | null;
  joined: string;
  leftOn: string | null;
  version: number;
}

export interface Turn {
  id: string;
  worker: string;
  name: string;
  day: string;
  from: string;
  to: string;
}

export function daysAfter(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** Monday of the week. */
export function monday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return daysAfter(day, weekday === 0 ? -6 : 1 - weekday);
}

/** `08:30` of `08:30:00`. */
export function minutes(time: string): string {
  return time.slice(0, 5);
}

export function useStation(id: string) {
  return useQuery({
    queryKey: ['stations', 'one', id],
    queryFn: ({ signal }) => api.get<Whole>(`/api/stations/${id}`, { signal }),
  });
}

export function useWorkers(id: string, also: boolean, enabled = true) {
  return useQuery({
    queryKey: ['stations', 'workers', id, also],
    queryFn: ({ signal }) => api.get<Worker[]>(`/api/stations/${id}/workers`, { query: { also }, signal }),
    enabled,
  });
}
