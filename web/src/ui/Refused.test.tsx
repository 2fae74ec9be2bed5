import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { Refused } from '@/api';
import { speak } from '@/app/i18n';
import { inTheHouse } from '@/app/testing-house';
import { RefusedPanel } from './Refused';

const noWorkbook = new Refused({
  status: 400,
  code: 'documents.not-a-workbook',
  detail: '这不是一份表格。',
  field: 'file',
});

beforeEach(() => speak('zh-CN'));

describe('the panel over a form', () => {
  it('points to red places only where the form has them', async () => {
    await inTheHouse(<RefusedPanel no={noWorkbook} fields={['file']} />);
    screen.getByText(/写下的内容都在。 请看标红的地方。/);
  });

  it('says nothing of red places where nothing is red', async () => {
    await inTheHouse(<RefusedPanel no={noWorkbook} typed={false} />);
    screen.getByText('这不是一份表格。');
    expect(screen.queryByText(/标红/)).toBeNull();
    expect(screen.queryByText(/写下的内容/)).toBeNull();
  });

  it('knows that a place in a list belongs to its field', async () => {
    const no = new Refused({
      status: 400,
      code: 'shared.unreadable',
      detail: '看不懂。',
      field: 'turns.0.from',
    });
    await inTheHouse(<RefusedPanel no={no} fields={['turns']} />);
    screen.getByText(/请看标红的地方/);
  });
});
