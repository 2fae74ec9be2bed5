import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Form, Input } from 'antd';
import { describe, expect, it, vi } from 'vitest';
import { Refused } from '@/api';
import { inTheHouse } from '@/app/testing-house';
import { readDraft } from './drafts';
import { FormPage } from './FormPage';

interface Words {
  words: string;
  place?: string;
  version?: number;
}

async function show(send: (values: Words, command: string) => Promise<unknown>, done = vi.fn()) {
  await inTheHouse(
    <FormPage<Words, unknown>
      formKey="visits.new"
      initial={{ words: '', version: 3 }}
      send={send}
      done={done}
      conflict={{
        fields: [
          { name: 'words', label: '情况' },
          { name: 'place', label: '地点' },
        ],
        theirs: (current) => current as Words,
      }}
    >
      <Form.Item name="words" label="情况">
        <Input />
      </Form.Item>
    </FormPage>,
  );
  return done;
}

describe('a form', () => {
  it.each([
    [0, 'network', '', '连不上服务器'],
    [
      503,
      'shared.database-away',
      '数据库暂时连不上。您填的内容还在，请稍后再点一次保存。',
      '请稍后再点一次保存',
    ],
    [
      507,
      'shared.disk-full',
      '服务器磁盘已满，没有保存。请联系管理员清理磁盘后再保存。',
      '请联系管理员清理磁盘',
    ],
    [503, 'http.503', '', '请过一会儿再按一次保存'],
  ])('keeps its draft after %i %s, says what to do and is sent again as the same command', async (...no) => {
    const [status, code, detail, advice] = no;
    const send = vi.fn<(values: Words, command: string) => Promise<unknown>>();
    send.mockRejectedValueOnce(new Refused({ status, code, detail })).mockResolvedValueOnce({ id: 'v1' });
    const done = await show(send);
    await userEvent.type(screen.getByLabelText('情况'), '缺药');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect((await screen.findByRole('alert')).textContent).toContain(advice);
    expect(done).not.toHaveBeenCalled();
    expect(screen.getByLabelText<HTMLInputElement>('情况').value).toBe('缺药');
    expect(readDraft<Words>('a1', 'visits.new')).toMatchObject({
      values: { words: '缺药' },
      command: send.mock.calls[0]?.[1],
    });
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(send.mock.calls[1]?.[1]).toBe(send.mock.calls[0]?.[1]);
    expect(readDraft('a1', 'visits.new')).toBeUndefined();
  });

  it('takes a new command after a clear no, and says it at the field', async () => {
    const send = vi.fn<(values: Words, command: string) => Promise<unknown>>();
    send
      .mockRejectedValueOnce(
        new Refused({ status: 400, code: 'shared.too-long', detail: '太长了：最多 10 个字', field: 'words' }),
      )
      .mockResolvedValueOnce({ id: 'v1' });
    const done = await show(send);
    await userEvent.type(screen.getByLabelText('情况'), '很长很长');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(document.querySelector('.ant-form-item-explain-error')?.textContent).toContain('太长了'),
    );
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(send.mock.calls[1]?.[1]).not.toBe(send.mock.calls[0]?.[1]);
  });

  it('is not sent twice by a double click', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const send = vi.fn(() => new Promise<unknown>((yes) => (answer = yes)));
    await show(send);
    await userEvent.dblClick(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(send).toHaveBeenCalled());
    await userEvent.click(screen.getByRole('button', { name: /保存/ }));
    expect(send).toHaveBeenCalledTimes(1);
    answer({});
  });

  it('comes back after a reload with what was typed', async () => {
    const first = await inTheHouse(
      <FormPage<Words, unknown> formKey="k" initial={{ words: '' }} send={vi.fn()} done={vi.fn()}>
        <Form.Item name="words" label="情况">
          <Input />
        </Form.Item>
      </FormPage>,
    );
    await userEvent.type(screen.getByLabelText('情况'), '下雨，腿疼');
    first.unmount();
    await inTheHouse(
      <FormPage<Words, unknown> formKey="k" initial={{ words: '' }} send={vi.fn()} done={vi.fn()}>
        <Form.Item name="words" label="情况">
          <Input />
        </Form.Item>
      </FormPage>,
    );
    expect(screen.getByLabelText<HTMLInputElement>('情况').value).toBe('下雨，腿疼');
    await userEvent.click(screen.getByRole('button', { name: '不要了，重新填' }));
    expect(screen.getByLabelText<HTMLInputElement>('情况').value).toBe('');
  });

  it('lays two versions side by side and saves what the second person chose, on the new version', async () => {
    const send = vi.fn<(values: Words, command: string) => Promise<unknown>>();
    send
      .mockRejectedValueOnce(
        new Refused({
          status: 409,
          code: 'shared.changed-meanwhile',
          detail: '',
          current: { words: '她写的', place: '家里', version: 4 },
        }),
      )
      .mockResolvedValueOnce({ id: 'v1' });
    const done = await show(send);
    await userEvent.type(screen.getByLabelText('情况'), '我写的');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    const save = await screen.findByRole('button', { name: '按所选保存' });
    expect(screen.getByText('她写的')).toBeTruthy();
    expect(save).toHaveProperty('disabled', true);
    await userEvent.click(screen.getAllByRole('radio', { name: /我写的/ })[0] as HTMLElement);
    await userEvent.click(screen.getByRole('radio', { name: /家里/ }));
    await userEvent.click(save);
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(send.mock.calls[1]?.[0]).toEqual({ words: '我写的', place: '家里', version: 4 });
  });
});
