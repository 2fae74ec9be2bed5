import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speak } from '@/app/i18n';
import { aWorker, inTheHouse } from '@/app/testing-house';
import { AccountDetail } from './AccountDetail';
import { aPassword, device } from './access';
import { Found } from './Chain';

const account = {
  id: 'a2',
  name: 'wang',
  displayName: '王小明',
  closed: false,
  locked: false,
  mustChange: false,
  roles: [{ id: 'g1', account: 'a2', role: 'worker', station: 's1', from: '2020-01-01' }],
};
const role = (mayGive: boolean) => [
  { code: 'worker', name: '社工', place: 'stations', rights: ['see-visits'], mayGive },
];

function answers(mayGive: boolean) {
  vi.stubGlobal(
    'fetch',
    vi.fn(async (url: string) => {
      if (url.includes('/roles')) return Response.json(role(mayGive));
      if (url.includes('/sessions') || url.includes('/tokens')) return Response.json([]);
      if (url.startsWith('/api/stations'))
        return Response.json({ items: [{ id: 's1', name: '柳巷街道社工站' }] });
      return Response.json(account);
    }),
  );
}

const rights = [...aWorker.rights];
beforeEach(() => speak('zh-CN'));
afterEach(() => {
  vi.unstubAllGlobals();
  aWorker.rights = [...rights];
});

describe('an account, for the three administrators apart', () => {
  it('the system administrator sets passwords and closes, and is offered no role and no lock', async () => {
    aWorker.rights = ['manage-accounts'];
    answers(false);
    await inTheHouse(<AccountDetail id="a2" close={() => undefined} />);
    expect(await screen.findByRole('button', { name: '重设初始密码' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '停用' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '锁定' })).toBeNull();
    expect(screen.queryByRole('button', { name: '授予角色' })).toBeNull();
    expect(screen.queryByRole('button', { name: '收回' })).toBeNull();
    expect(screen.getByText('角色由安全管理员授予和收回。')).toBeTruthy();
  });

  it('the security administrator gives and takes roles and locks, and neither closes nor sets passwords', async () => {
    aWorker.rights = ['manage-security'];
    answers(true);
    await inTheHouse(<AccountDetail id="a2" close={() => undefined} />);
    expect(await screen.findByRole('button', { name: '锁定' })).toBeTruthy();
    await waitFor(() => expect(screen.getByText('柳巷街道社工站')).toBeTruthy());
    expect(screen.getByRole('button', { name: '授予角色' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '收回' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '停用' })).toBeNull();
    expect(screen.queryByRole('button', { name: '重设初始密码' })).toBeNull();
  });

  it('nobody is offered anything on their own account', async () => {
    aWorker.rights = ['manage-security', 'manage-accounts'];
    answers(true);
    account.id = aWorker.account.id;
    await inTheHouse(<AccountDetail id={aWorker.account.id} close={() => undefined} />);
    expect(await screen.findByText(/这是您自己的账号/)).toBeTruthy();
    for (const name of ['锁定', '停用', '收回', '授予角色', '重设初始密码'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    account.id = 'a2';
  });
});

describe('the state of the chain', () => {
  it('whole, says how far it was looked at', async () => {
    await inTheHouse(<Found of={{ whole: true, lines: 1200, upTo: '2026-11-25T02:00:00Z', restores: 0 }} />);
    expect(screen.getByText(/链完整，共 1200 行，检查到 2026年11月25日 10:00/)).toBeTruthy();
  });

  it('broken, names the first bad line and what is wrong with it', async () => {
    const bad = {
      no: 17,
      wrong: 'changed',
      said: '这一行被改过',
      at: '2026-11-25T02:00:00Z',
      who: '王小明',
      act: '登录',
    };
    await inTheHouse(<Found of={{ whole: false, lines: 16, restores: 0, bad }} />);
    expect(screen.getByRole('alert').textContent).toContain('链不完整：第 17 行，这一行被改过');
    expect(screen.getByRole('alert').textContent).toContain('王小明');
  });
});

it('a first password keeps the rules and is never the same', () => {
  const made = Array.from({ length: 50 }, aPassword);
  for (const one of made) expect(one).toMatch(/^[A-Z]{4}-[a-z]{4}-[2-9]{4}$/);
  expect(new Set(made).size).toBe(50);
});

it('a browser is called by the name people know', () => {
  expect(device('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141 Safari/537.36')).toBe(
    'Chrome · Windows',
  );
  expect(device('Mozilla/5.0 (iPhone; CPU) Safari/604 MicroMessenger/8')).toBe('微信 · iPhone');
  expect(device('')).toBe('—');
});
