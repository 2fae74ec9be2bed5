import type { Texts } from '@/app';
import type { zh } from './zh';

export const en: Texts<typeof zh> = {
  title: 'Today',
  greeting: '{{day}}, {{name}}',
  waiting: 'Waiting for me',
  unassigned: 'Waiting for somebody',
  word: 'Waiting for the resident’s word',
  fresh: 'Just now',
  nothing: 'Nothing waits for you right now. Have a sip of water until the phone rings.',
  nothingForDoer: 'Nothing is given to you right now. Have a rest; when there is, it will be here.',
  nothingFresh: 'No new request today.',
  duty: 'On duty now',
  nobodyOnDuty: 'Nobody is on duty right now.',
  why: {
    overdue: 'Overdue',
    'to-answer': 'Waits for your answer',
    answered: 'The answer is here',
    'due-today': 'Due today',
    'new-for-me': 'New for me',
    unassigned: 'Unassigned',
    'waiting-for-word': 'Waiting for the word',
  },
  due: 'by {{time}}',
  dueWas: 'was due {{time}}',
  since: 'since {{time}}',
  open: 'Open',
  look: 'Have a look',
  assign: 'Assign',
  ask: 'Ask',
  urgent: 'Urgent',
  all: 'All requests',
};
