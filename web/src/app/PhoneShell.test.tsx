import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speak } from './i18n';
import { PhoneShell } from './PhoneShell';
import { aWorker, inTheHouse } from './testing-house';

const rights = [...aWorker.rights];
beforeEach(() => {
  speak('zh-CN');
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json([])));
});
afterEach(() => {
  vi.unstubAllGlobals();
  aWorker.rights = [...rights];
});

describe('the bar of the phone', () => {
  it('offers the search to those who may look for somebody', async () => {
    await inTheHouse(<PhoneShell>今日</PhoneShell>);
    screen.getByRole('button', { name: /找人、找事/ });
  });

  it('shows an administrator, who has nothing to look for, no search', async () => {
    aWorker.rights = ['manage-accounts', 'see-stations'];
    await inTheHouse(<PhoneShell>账号</PhoneShell>);
    expect(screen.queryByRole('button', { name: /找人、找事/ })).toBeNull();
    screen.getByRole('link', { name: '站务' });
  });
});
