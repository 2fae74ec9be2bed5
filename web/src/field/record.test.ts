import { expect, it } from 'vitest';
import { fresh, lastAnswers, letter, missing, place, type Values, withPapers } from './record';
import type { Member, Sheet } from './visits';

const member = (id: string, meant: boolean): Member => ({
  person: { id, name: id, road: '', labels: [], risk: 'general', livesAlone: false },
  meant,
  answers: [{ field: 'mood', value: 'good', day: '2026-10-26' }],
});

const going = { way: 'home', worker: { account: 'lin', name: '林' }, second: null, two: false } as const;

const sheet: Sheet = {
  visit: {
    id: 'v',
    version: 3,
    state: 'planned',
    plannedFor: '2026-11-26',
    going,
    purpose: '',
    people: [],
  },
  station: 's',
  road: '',
  members: [member('she', true), member('he', true), member('son', false)],
  answers: [{ field: 'house', value: 'safe', day: '2026-10-26' }],
};

const tapped = (part: Partial<Values>): Values => ({ ...fresh(sheet, 'new', '2026-11-26'), ...part });

it('begins with those the visit is for', () => {
  expect(fresh(sheet, 'new', '2026-11-26').there).toEqual(['she', 'he']);
});

it('keeps the last answers of each person apart, and those of the household', () => {
  expect(Object.keys(lastAnswers(sheet)).sort()).toEqual(
    [place('house'), place('mood', 'she'), place('mood', 'he'), place('mood', 'son')].sort(),
  );
});

it('tells who was missed and who was there besides', () => {
  const { body } = letter(sheet, tapped({ how: 'met', there: ['she', 'son'] }), 'lin');
  expect(body.outcome).toEqual({ how: 'met', minutes: 30, present: 2, missed: ['he'], also: ['son'] });
});

it('says nothing of somebody who was not there', () => {
  const seen = { [place('mood', 'he')]: 'poor', [place('mood', 'she')]: 'good', [place('house')]: 'safe' };
  const { body } = letter(sheet, tapped({ how: 'met', there: ['she'], seen }), 'lin');
  expect(body.observations).toEqual([
    { field: 'mood', value: 'good', note: '', whose: 'she' },
    { field: 'house', value: 'safe', note: '' },
  ]);
  const nobody = letter(sheet, tapped({ how: 'nobody-home', seen }), 'lin');
  expect(nobody.body.observations).toEqual([]);
});

it('is written down as the work of whoever went, and of the first where one goes along', () => {
  const gone = (me: string, second: string | null) => {
    const visit = sheet.visit ? { ...sheet.visit } : null;
    if (visit && second) visit.going = { ...going, second: { account: second, name: second } };
    return letter({ ...sheet, visit }, tapped({ how: 'met', second: second ?? '' }), me).body.gone;
  };
  expect(gone('lin', null)).toEqual({ way: 'home', worker: 'lin' });
  expect(gone('meng', null)).toEqual({ way: 'home', worker: 'meng' });
  expect(gone('meng', 'meng')).toEqual({ way: 'home', worker: 'lin', second: 'meng' });
  expect(gone('lin', 'meng')).toEqual({ way: 'home', worker: 'lin', second: 'meng' });
});

it('wants an outcome, and somebody who was met', () => {
  expect(missing(tapped({}))).toBe('pickOutcome');
  expect(missing(tapped({ how: 'met', there: [] }))).toBe('nobodyThere');
  expect(missing(tapped({ how: 'declined', there: [] }))).toBeUndefined();
});

it('puts photos and the signature into the record, wherever it lies', () => {
  const papers = [
    { command: 'a', kind: 'photo', data: '', id: 'p1' },
    { command: 'b', kind: 'signature', data: '', id: 'p2' },
  ] as const;
  expect(withPapers({ version: 0 }, papers)).toEqual({ version: 0, photos: ['p1'], signature: 'p2' });
  expect(withPapers({ id: 'n', record: { version: 0 } }, papers)).toEqual({
    id: 'n',
    record: { version: 0, photos: ['p1'], signature: 'p2' },
  });
});
