import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inTheHouse } from '@/app/testing-house';
import RosterPage from './RosterPage';
import type { Roster } from './rosters';

const figures = {
  dataRows: 1016,
  accepted: 936,
  merged: 40,
  held: 0,
  heldBy: {},
  warnedBy: {},
  added: 0,
  changed: 0,
  unchanged: 936,
  gone: 0,
};
const read: Roster = {
  id: 'r1',
  version: 3,
  area: '990901001',
  fileName: '花名册.xlsx',
  fileBytes: 90_000,
  state: 'ready',
  rowsDone: 1016,
  figures,
  columns: [],
  waiting: 0,
  refusal: null,
  by: '江海霞',
  started: '2026-11-02T09:00:00+08:00',
  confirmed: null,
  corrects: null,
};

async function shown(roster: Roster) {
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(
      new Response(JSON.stringify(url.endsWith('/rosters/') ? roster : { items: [], next: null }), {
        status: 200,
      }),
    ),
  );
  await inTheHouse(<RosterPage />);
  await screen.findByText('花名册.xlsx');
}

afterEach(() => vi.unstubAllGlobals());

describe('a roster that was read', () => {
  it('offers nothing to confirm when the register knows all of it, and says so', async () => {
    await shown(read);
    screen.getByText('这些人登记册里都有，内容也一样，不用再导入。');
    expect(screen.queryByRole('button', { name: /确认导入/ })).toBeNull();
    screen.getByRole('button', { name: '放弃' });
  });

  it('is confirmed when somebody is new in it', async () => {
    await shown({ ...read, figures: { ...figures, added: 2, unchanged: 934 } });
    screen.getByRole('button', { name: '确认导入 936 人' });
  });

  it('is confirmed when it puts right what an earlier one left waiting', async () => {
    await shown({ ...read, corrects: 'r0' });
    screen.getByRole('button', { name: '确认导入 936 人' });
  });
});
