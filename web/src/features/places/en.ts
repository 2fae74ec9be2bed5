import type { Texts } from '@/app';
import type { zh } from './zh';

export const en: Texts<typeof zh> = {
  title: 'Regions and grids',
  search: 'Find a street, community or village',
  none: 'No street or community has this name.',
  noCounty: 'No county is set up yet. The system administrator does it with ./linli up --area COUNTYCODE.',
  choose: 'Choose a community to see its grids.',
  code: 'Code {{code}}',
  grids: 'Grids',
  noGrids: 'This community has no grids yet.',
  leader: 'Grid leader',
  noLeader: 'No leader yet',
  addGrid: 'Add a grid',
  changeGrid: 'Edit the grid',
  number: 'Number',
  name: 'Name',
  nameHint: 'Left empty, it is called by its number',
  leaderName: 'Name of the leader',
  edit: 'Edit',
  saved: '{{name}} has been saved',
  gridsIn_one: '{{count}} grid',
  gridsIn_other: '{{count}} grids',
  calendar: 'Working days',
  calendarSays:
    'Due times count working days: Monday to Friday without the holidays, with the weekends that make up for them.',
  year: '{{year}}',
  earlier: 'Year before',
  later: 'Year after',
  holiday: 'Off',
  makeUp: 'Worked',
  unknownYear:
    'The holidays of {{year}} have not been brought in; until then weekends and the fixed holidays count.',
  bring: 'Bring in holidays',
  bringSays:
    'When the State Council has published a new year. One day a line: day,holiday or make-up,festival.',
  bringFile: 'Choose a file',
  bringText: 'or paste the lines here',
  brought_one: '{{count}} day has been brought in',
  brought_other: '{{count}} days have been brought in',
};
