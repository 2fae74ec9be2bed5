import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Space } from 'antd';
import { useRef, useState } from 'react';
import { api } from '@/api';
import { RefusedPanel, shrink, useCommand } from '@/ui';
import type { Sheet } from './stations';
import { useT } from './texts';

const SIDE = 320;

/** The station's sign, where it has one. */
export function Logo({ sheet }: { sheet: Pick<Sheet, 'station' | 'logo'> }) {
  const t = useT();
  const { id, name } = sheet.station;
  if (!sheet.logo) return null;
  return (
    <img
      className="station-logo"
      src={`/api/stations/${id}/logo?v=${sheet.logo}`}
      alt={t('logoOf', { name })}
    />
  );
}

/** Hangs, changes or takes down the sign; each counts at once, besides the form around it. */
export function LogoField({ sheet }: { sheet: Sheet }) {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const chooser = useRef<HTMLInputElement>(null);
  const [logo, setLogo] = useState(sheet.logo);
  const path = `/api/stations/${sheet.station.id}/logo`;
  const hanging = useCommand(async (command: string, file: Blob) => {
    const form = new FormData();
    form.append('file', file, 'logo.png');
    return api.post<{ id: string }>(path, form, { command });
  });
  const removing = useCommand((command: string) => api.delete(path, { command }));

  function changed(now: string | null, words: string) {
    setLogo(now);
    void message.success(words);
    void cache.invalidateQueries({ queryKey: ['stations'] });
  }

  async function hang(file: File | undefined) {
    if (!file) return;
    const small = await shrink(file, SIDE, 'image/png').catch(() => undefined);
    if (!small) return void message.error(t('logoUnreadable'));
    const answer = await hanging.send(small);
    if (answer) changed(answer.result.id, t('logoHung'));
  }

  return (
    <Form.Item label={t('logo')} extra={t('logoHint')}>
      <Space>
        <Logo sheet={{ station: sheet.station, logo }} />
        <input
          ref={chooser}
          type="file"
          accept="image/png,image/jpeg"
          className="chooser"
          aria-label={t('logo')}
          onChange={(event) => void hang(event.target.files?.[0])}
        />
        <Button loading={hanging.busy} onClick={() => chooser.current?.click()}>
          {t(logo ? 'logoAnother' : 'logoChoose')}
        </Button>
        {logo && (
          <Button
            loading={removing.busy}
            onClick={() => void removing.send().then((done) => done && changed(null, t('logoDown')))}
          >
            {t('logoRemove')}
          </Button>
        )}
      </Space>
      {(hanging.refusal ?? removing.refusal) !== undefined && (
        <RefusedPanel no={hanging.refusal ?? removing.refusal} typed={false} />
      )}
    </Form.Item>
  );
}
