export interface Region {
  code: string;
  name: string;
  spoken: string;
  level: 'province' | 'city' | 'county' | 'street' | 'community';
}

export interface Grid {
  id: string;
  community: string;
  number: number;
  name: string;
  leaderName: string;
  version: number;
}

export interface DayOff {
  day: string;
  kind: 'holiday' | 'make-up';
  name: string;
}
