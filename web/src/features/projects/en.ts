import type { Texts } from '@/app';
import type { zh } from './zh';

export const en: Texts<typeof zh> = {
  title: 'Projects',
  search: 'Name of the project',
  name: 'Name of the project',
  station: 'Station',
  year: 'Year',
  field: 'Field of service',
  status: 'Progress',
  statuses: { running: 'Running', finished: 'Finished' },
  empty: 'No projects yet. Each station chooses two or three fields a year and runs them as projects.',
  add: 'New project',
  addTitle: 'New project',
  made: 'Project “{{name}}” opened.',
  rename: 'Rename',
  renameTitle: 'Rename the project',
  renamed: 'Renamed to “{{name}}”.',
  finish: 'Finish',
  reopen: 'Set running again',
  marked: '“{{name}}”: {{status}}.',
  figures: 'See what was delivered for it',
  nameMissing: 'Please enter the name',
  stationMissing: 'Please choose the station',
  close: 'Close',
};
