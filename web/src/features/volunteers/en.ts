import type { Texts } from '@/app';
import type { zh } from './zh';

export const en: Texts<typeof zh> = {
  title: 'Volunteers',
  add: 'Enter a volunteer',
  empty: 'No volunteers yet. Enter some, with their consent.',
  name: 'Name',
  phone: 'Phone',
  skills: 'Skills',
  skillsHint: 'Press Enter after each: shopping, haircuts, company',
  state: 'State',
  free: 'Takes tasks',
  paused: 'Paused',
  pause: 'Pause',
  back: 'Back again',
  save: 'Enter',
  consent: 'They know what it is for and agree',
  added: '{{name}} is entered',
  changed: 'Changed',
  station: 'Station',
};
