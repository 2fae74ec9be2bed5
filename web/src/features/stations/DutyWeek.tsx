import { CloseOutlined, LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { api, newId, today } from '@/api';
import { useLanguage, useMay } from '@/app';
import { CannotRead, DayInput, FormPage, TimeInput, useCommand } from '@/ui';
import { daysAfter, minutes, monday, type Turn, useWorkers } from './stations';
import { useT } from './texts';

interface Values {
  worker: string;
  day: string;
  from: string;
  to: string;
}

/** Who is on duty, a week at a time. */
export function DutyWeek({ station }: { station: string }) {
  const t = useT();
  const language = useLanguage();
  const manages = useMay()('manage-staff');
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [first, setFirst] = useState(() => monday(today()));
  const [putting, setPutting] = useState<string>();
  const last = daysAfter(first, 6);
  const {
    data = [],
    error,
    refetch,
  } = useQuery({
    queryKey: ['stations', 'duty', station, first],
    queryFn: ({ signal }) =>
      api.get<Turn[]>(`/api/stations/${station}/duty`, { query: { from: first, to: last }, signal }),
  });
  const { data: workers = [] } = useWorkers(station, false);
  const off = useCommand((command, id: string) => api.delete(`/api/stations/duty/${id}`, { command }));
  const again = () => cache.invalidateQueries({ queryKey: ['stations'] });
  const now = today();
  const weekday = (day: string) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString(language, {
      weekday: 'short',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('rota')}</h2>
        <div>
          <Button
            icon={<LeftOutlined aria-hidden />}
            aria-label={t('earlier')}
            onClick={() => setFirst(daysAfter(first, -7))}
          />
          <Button disabled={first === monday(now)} onClick={() => setFirst(monday(now))}>
            {t('thisWeek')}
          </Button>
          <Button
            icon={<RightOutlined aria-hidden />}
            aria-label={t('later')}
            onClick={() => setFirst(daysAfter(first, 7))}
          />
          {manages && (
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => setPutting(first > now ? first : now)}>
              {t('putOnDuty')}
            </Button>
          )}
        </div>
      </div>
      {error && <CannotRead no={error} again={() => void refetch()} />}
      {off.refusal !== undefined && <CannotRead no={off.refusal} />}
      <ol className="week">
        {[0, 1, 2, 3, 4, 5, 6].map((after) => {
          const day = daysAfter(first, after);
          const turns = data.filter((turn) => turn.day === day);
          return (
            <li key={day} className={day === now ? 'now' : ''}>
              <h3>{weekday(day)}</h3>
              {turns.length === 0 && <span className="quiet">{t('nobodyOnDuty')}</span>}
              {turns.map((turn) => (
                <div key={turn.id} className="turn">
                  <span>{turn.name}</span>
                  {manages && (
                    <Button
                      type="text"
                      size="small"
                      icon={<CloseOutlined aria-hidden />}
                      aria-label={t('takeOff', {
                        name: turn.name,
                        from: minutes(turn.from),
                        to: minutes(turn.to),
                      })}
                      onClick={() => void off.send(turn.id).then(again)}
                    />
                  )}
                  <div className="quiet turn-hours">
                    {minutes(turn.from)}—{minutes(turn.to)}
                  </div>
                </div>
              ))}
            </li>
          );
        })}
      </ol>
      <Modal
        open={putting !== undefined}
        title={t('putOnDuty')}
        footer={null}
        onCancel={() => setPutting(undefined)}
        destroyOnHidden
      >
        {putting && (
          <FormPage<Values, unknown>
            formKey={`stations.${station}.duty`}
            initial={{ day: putting, from: '08:30', to: '17:30' }}
            send={({ worker, ...turn }, command) =>
              api.post(`/api/stations/workers/${worker}/duty`, { id: newId(), ...turn }, { command })
            }
            done={(_, turn) => {
              void again();
              const name = workers.find((worker) => worker.id === turn.worker)?.name ?? '';
              void message.success(t('put', { name, day: turn.day }));
              setPutting(undefined);
            }}
            submit={t('putOnDuty')}
            cancel={() => setPutting(undefined)}
          >
            <Form.Item name="worker" label={t('who')} rules={[{ required: true }]}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={workers.map((worker) => ({ value: worker.id, label: worker.name }))}
              />
            </Form.Item>
            <Form.Item name="day" label={t('day')} rules={[{ required: true }]}>
              <DayInput />
            </Form.Item>
            <div className="two-fields">
              <Form.Item name="from" label={t('from')} rules={[{ required: true }]}>
                <TimeInput />
              </Form.Item>
              <Form.Item name="to" label={t('to')} rules={[{ required: true }]}>
                <TimeInput />
              </Form.Item>
            </div>
          </FormPage>
        )}
      </Modal>
    </section>
  );
}
