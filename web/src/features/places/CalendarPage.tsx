import { LeftOutlined, RightOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import { api, today } from '@/api';
import { useAddress, useLanguage, useMay } from '@/app';
import { CannotRead, FormPage } from '@/ui';
import type { DayOff } from './places';
import { useT } from './texts';
import './places.css';

const MONTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

/** The weeks of a month, Monday first; 0 where no day is. */
function weeks(year: number, month: number): number[][] {
  const blank = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const cells = [...Array<number>(blank).fill(0), ...Array.from({ length: days }, (_, i) => i + 1)];
  while (cells.length % 7) cells.push(0);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The working days of a year: which are off, and which weekends are worked for them. */
export default function CalendarPage() {
  const t = useT();
  const manages = useMay()('manage-places');
  const [address, setAddress] = useAddress();
  const [open, setOpen] = useState(false);
  const year = Number(address.year) || Number(today().slice(0, 4));
  const { data, error, refetch } = useQuery({
    queryKey: ['places', 'days', year],
    queryFn: ({ signal }) => api.get<DayOff[]>('/api/places/days', { query: { year }, signal }),
  });
  const known = new Map(data?.map((day) => [day.day, day]));
  const show = (other: number) => setAddress({ year: String(other) });
  return (
    <div className="page">
      <div className="list-head">
        <h1>{t('calendar')}</h1>
        {manages && (
          <Button icon={<UploadOutlined aria-hidden />} onClick={() => setOpen(true)}>
            {t('bring')}
          </Button>
        )}
      </div>
      <p className="quiet">{t('calendarSays')}</p>
      <div className="year-head">
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={t('earlier')}
          onClick={() => show(year - 1)}
        />
        <h2>{t('year', { year })}</h2>
        <Button icon={<RightOutlined aria-hidden />} aria-label={t('later')} onClick={() => show(year + 1)} />
      </div>
      {error && <CannotRead no={error} again={() => void refetch()} />}
      {data?.length === 0 && (
        <Alert type="warning" showIcon title={t('unknownYear', { year })} className="refused" />
      )}
      <div className="year">
        {MONTHS.map((month) => (
          <Month key={month} year={year} month={month} known={known} />
        ))}
      </div>
      <Modal open={open} title={t('bring')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Bring done={() => setOpen(false)} />
      </Modal>
    </div>
  );
}

function Month({ year, month, known }: { year: number; month: number; known: Map<string, DayOff> }) {
  const t = useT();
  const language = useLanguage();
  const name = (options: Intl.DateTimeFormatOptions, day: Date) =>
    day.toLocaleDateString(language, { ...options, timeZone: 'UTC' });
  return (
    <section className="month">
      <h3>{name({ month: 'long' }, new Date(Date.UTC(year, month, 1)))}</h3>
      <table>
        <thead>
          <tr>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col">
                {name({ weekday: 'narrow' }, new Date(Date.UTC(2024, 0, weekday + 1)))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks(year, month).map((week, row) => (
            <tr key={row}>
              {week.map((day, weekday) => {
                const key = `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
                const special = day ? known.get(key) : undefined;
                const look = special
                  ? special.kind === 'holiday'
                    ? 'off'
                    : 'worked'
                  : weekday > 4
                    ? 'free'
                    : undefined;
                return (
                  <td key={weekday} className={look} title={special?.name}>
                    {day || ''}
                    {special && <small>{t(special.kind === 'holiday' ? 'holiday' : 'makeUp')}</small>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bring({ done }: { done: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const cache = useQueryClient();
  return (
    <FormPage<{ text: string }, { days: number }>
      formKey="places.days"
      initial={{}}
      send={(form, command) => api.post('/api/places/days', form, { command })}
      done={({ days }) => {
        void cache.invalidateQueries({ queryKey: ['places', 'days'] });
        void message.success(t('brought', { count: days }));
        done();
      }}
      submit={t('bring')}
      cancel={done}
    >
      {(form) => (
        <>
          <p>{t('bringSays')}</p>
          <Upload
            accept=".csv,.txt"
            showUploadList={false}
            beforeUpload={(file) => {
              void file.text().then((text) => form.setFieldsValue({ text }));
              return false;
            }}
          >
            <Button icon={<UploadOutlined aria-hidden />}>{t('bringFile')}</Button>
          </Upload>
          <Form.Item name="text" label={t('bringText')} rules={[{ required: true }]}>
            <Input.TextArea rows={8} placeholder="2027-01-01,放假,元旦" />
          </Form.Item>
        </>
      )}
    </FormPage>
  );
}
