import type { Person } from './residents';

/** What the form holds: plain values, a draft can keep them. A covered field left undefined stays as it is. */
export interface Values {
  version?: number;
  station?: string;
  name?: string;
  formerNames?: string[];
  sex?: number;
  birth?: string;
  ethnicity?: string;
  identity?: string;
  phone?: string;
  otherPhone?: string;
  languages?: string;
  community?: string;
  grid?: string;
  road?: string;
  door?: { building?: string; unit?: string; room?: string };
  separation?: string;
  registeredHome?: string;
  marital?: number;
  arrangement?: string;
  disabilityKind?: number;
  disabilityLevel?: number;
  disabilityCard?: string;
  health?: string;
  allergies?: string;
  risk?: string;
  labels?: string[];
  sure?: boolean;
}

/** Never kept on the device. */
export const NOT_KEPT = ['identity', 'disabilityCard', 'health', 'allergies'] as const;

export function body(values: Values) {
  const { labels, ...rest } = values;
  return {
    ...rest,
    birth: values.birth || null,
    labels: labels?.map((kind) => ({ kind, from: null, to: null, evidence: '' })) ?? null,
  };
}

/** What stands in the register, as values of the form; what is covered is not in it. */
export function valuesOf(person: Person): Values {
  const kept = {
    version: person.version,
    station: person.station,
    name: person.name,
    formerNames: person.formerNames,
    sex: person.sex,
    birth: person.birth ?? undefined,
    ethnicity: person.ethnicity,
    languages: person.languages,
    community: person.community,
    grid: person.grid ?? undefined,
    road: person.road,
    separation: person.separation,
    marital: person.marital,
    arrangement: person.arrangement,
    disabilityKind: person.disabilityKind ?? undefined,
    disabilityLevel: person.disabilityLevel ?? undefined,
    risk: person.risk,
  };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)) as Values;
}
