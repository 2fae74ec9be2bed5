import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Form, Input } from 'antd';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '@/api';
import { FormPage } from '@/ui';
import { SignInAgain } from './SignInAgain';
import { aWorker, inTheHouse } from './testing-house';

let signedIn = false;
const visits: { command: string | undefined; body: string }[] = [];

function says(status: number, body: unknown) {
  return Promise.resolve(new Response(JSON.stringify(body), { status }));
}

beforeEach(() => {
  signedIn = false;
  visits.length = 0;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    if (url === '/api/access/session') {
      signedIn = String(init.body).includes('linli-demo');
      return signedIn
        ? says(200, aWorker)
        : says(401, { code: 'access.wrong-password', detail: '账号或密码不对' });
    }
    if (url !== '/api/visits') return says(200, {});
    visits.push({ command: headers['Linli-Command'], body: String(init.body) });
    return signedIn ? says(200, { id: 'v1' }) : says(401, { code: 'access.not-signed-in' });
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a session that ends in the middle of a form', () => {
  it('asks for the password over the page, keeps the form and saves it afterwards, once', async () => {
    const done = vi.fn();
    await inTheHouse(
      <>
        <SignInAgain />
        <FormPage<{ words: string }, { id: string }>
          formKey="visits.new"
          initial={{ words: '' }}
          send={(values, command) => api.post('/api/visits', values, { command })}
          done={done}
        >
          <Form.Item name="words" label="情况">
            <Input />
          </Form.Item>
        </FormPage>
      </>,
    );
    await userEvent.type(screen.getByLabelText('情况'), '血压药快没了');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await screen.findByText('登录时间已过，请再登录一次');
    expect(screen.getByLabelText<HTMLInputElement>('情况').value).toBe('血压药快没了');
    expect(screen.getByLabelText<HTMLInputElement>('账号').value).toBe('worker');

    await userEvent.type(screen.getByLabelText('密码'), 'wrong');
    await userEvent.click(screen.getByRole('button', { name: '登录' }));
    await screen.findByText('账号或密码不对');
    await userEvent.clear(screen.getByLabelText('密码'));
    await userEvent.type(screen.getByLabelText('密码'), 'linli-demo');
    await userEvent.click(screen.getByRole('button', { name: '登录' }));

    await waitFor(() => expect(done).toHaveBeenCalledWith({ id: 'v1' }, { words: '血压药快没了' }));
    expect(visits).toHaveLength(2);
    expect(visits[1]).toEqual(visits[0]);
  });
});
