import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aWorker, inTheHouse } from '@/app/testing-house';
import type { View } from './requests';
import { Whom } from './Whom';

const aTask = (state: string, mine = true) =>
  ({ line: { id: 'r1', state, mine, volunteer: true } }) as unknown as View;

beforeEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no cookie store
  document.cookie = 'XSRF-TOKEN=t';
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json({ name: '王淑兰', address: '南村社区 幸福路', phone: '13700006699' })),
  );
});
afterEach(() => vi.unstubAllGlobals());

const volunteer = { ...aWorker, roles: ['volunteer'], rights: ['do-requests'] };

it('a volunteer with the task in hand asks, and then sees whom to go to and can call', async () => {
  await inTheHouse(<Whom view={aTask('assigned')} />, '/', volunteer);
  expect(screen.queryByText('王淑兰')).toBeNull();
  fireEvent.click(screen.getByText('看找谁、去哪里'));
  expect(await screen.findByText('王淑兰')).toBeTruthy();
  expect(screen.getByText('南村社区 幸福路')).toBeTruthy();
  expect(screen.getByRole('link').getAttribute('href')).toBe('tel:13700006699');
});

it.each([
  ['once it is done', aTask('done'), volunteer],
  ['for a task that is another’s', aTask('assigned', false), volunteer],
  ['for a worker, who has the register', aTask('assigned'), aWorker],
])('offers nothing %s', async (_, view, who) => {
  await inTheHouse(<Whom view={view} />, '/', who);
  expect(screen.queryByText('看找谁、去哪里')).toBeNull();
});
