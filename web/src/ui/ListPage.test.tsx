import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTheHouse } from '@/app/testing-house';
import { ListPage } from './ListPage';

const asked: { method: string; url: string; body: unknown }[] = [];

beforeEach(() => {
  asked.length = 0;
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no cookie store
  document.cookie = 'XSRF-TOKEN=t';
  vi.stubGlobal(
    'fetch',
    vi.fn(async (url: string, init: RequestInit) => {
      const body = init.body ? JSON.parse(String(init.body)) : undefined;
      asked.push({ method: init.method ?? 'GET', url, body });
      return Response.json({ items: body ? [{ id: 'p1', name: '王淑兰' }] : [], next: null });
    }),
  );
});
afterEach(() => vi.unstubAllGlobals());

it('the name somebody looks for stands in no address, and the back button keeps it', async () => {
  const { router } = await inTheHouse(
    <ListPage<{ id: string; name: string }>
      title="居民"
      topic="residents"
      path="/api/residents"
      searchPath="/api/residents/list"
      search="姓名"
      id={(row) => row.id}
      columns={[{ title: '姓名', key: 'name', render: (_, row) => row.name }]}
      card={(row) => row.name}
    />,
    '/?risk=high',
  );
  fireEvent.change(await screen.findByLabelText('查找'), { target: { value: ' 王淑兰 ' } });
  await waitFor(() => expect(screen.getAllByText('王淑兰').length).toBeGreaterThan(0));
  expect(asked.at(-1)).toEqual({
    method: 'POST',
    url: '/api/residents/list?risk=high',
    body: { text: '王淑兰' },
  });
  expect(router.state.location.href).toBe('/?risk=high');
  expect(router.state.location.state).toMatchObject({ words: '王淑兰' });
  expect(asked.filter((one) => decodeURIComponent(one.url).includes('王淑兰'))).toEqual([]);

  fireEvent.click(screen.getByText('清除条件'));
  await waitFor(() => expect(router.state.location.href).toBe('/'));
  expect(router.state.location.state).toMatchObject({ words: '' });
});
