import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, newId, today } from '@/api';
import { DayInput, FormPage } from '@/ui';
import type { Employment, Level, Position, Worker } from './stations';
import { useT } from './texts';

interface Values {
  name: string;
  position: Position;
  employment: Employment;
  licenceLevel?: Level | null;
  licenceNumber?: string;
  licenceExpires?: string;
  mentor?: string | null;
  joined: string;
  version: number;
}

const POSITIONS: readonly Position[] = ['worker', 'head', 'supervisor', 'officer'];
const EMPLOYMENTS: readonly Employment[] = ['direct', 'agency', 'posted'];
const LEVELS: readonly Level[] = ['assistant', 'social-worker', 'senior'];

function values(worker: Worker): Values {
  return {
    name: worker.name,
    position: worker.position,
    employment: worker.employment,
    ...(worker.licence ? { licenceLevel: worker.licence.level, licenceNumber: worker.licence.number } : {}),
    ...(worker.licence?.expires ? { licenceExpires: worker.licence.expires } : {}),
    ...(worker.mentor ? { mentor: worker.mentor } : {}),
    joined: worker.joined,
    version: worker.version,
  };
}

interface Props {
  station: string;
  worker: Worker | undefined;
  others: readonly Worker[];
  done: () => void;
}

/** Takes somebody on, or changes what is known of them. */
export function WorkerForm({ station, worker, others, done }: Props) {
  const t = useT();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [fresh] = useState(newId);
  return (
    <FormPage<Values, unknown>
      formKey={worker ? `stations.worker.${worker.id}` : `stations.${station}.worker`}
      initial={
        worker ? values(worker) : { position: 'worker', employment: 'direct', joined: today(), version: 0 }
      }
      send={(form, command) =>
        worker
          ? api.put(`/api/stations/workers/${worker.id}`, { id: worker.id, ...form }, { command })
          : api.post(`/api/stations/${station}/workers`, { id: fresh, ...form }, { command })
      }
      conflict={{
        theirs: (current) => values(current as Worker),
        fields: [
          { name: 'name', label: t('person') },
          { name: 'position', label: t('position'), show: (_, all) => t(`positions.${all.position}`) },
          {
            name: 'employment',
            label: t('employment'),
            show: (_, all) => t(`employments.${all.employment}`),
          },
          { name: 'joined', label: t('joined') },
          {
            name: 'mentor',
            label: t('mentor'),
            show: (_, all) => others.find((other) => other.id === all.mentor)?.name ?? '—',
          },
          {
            name: 'licenceLevel',
            label: t('licence'),
            show: (_, all) => (all.licenceLevel ? t(`levels.${all.licenceLevel}`) : t('noLicence')),
          },
          { name: 'licenceNumber', label: t('licenceNumber') },
          { name: 'licenceExpires', label: t('licenceExpires') },
        ],
      }}
      done={(_, form) => {
        void cache.invalidateQueries({ queryKey: ['stations'] });
        void message.success(t(worker ? 'workerChanged' : 'workerAdded', { name: form.name }));
        done();
      }}
      cancel={done}
    >
      <Form.Item name="version" hidden>
        <Input />
      </Form.Item>
      <Form.Item name="name" label={t('person')} rules={[{ required: true, max: 40 }]}>
        <Input autoFocus={!worker} />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="position" label={t('position')}>
          <Select options={POSITIONS.map((one) => ({ value: one, label: t(`positions.${one}`) }))} />
        </Form.Item>
        <Form.Item name="employment" label={t('employment')}>
          <Select options={EMPLOYMENTS.map((one) => ({ value: one, label: t(`employments.${one}`) }))} />
        </Form.Item>
        <Form.Item name="joined" label={t('joined')} rules={[{ required: true }]}>
          <DayInput />
        </Form.Item>
        <Form.Item name="mentor" label={t('mentor')}>
          <Select
            allowClear
            options={others
              .filter((other) => other.id !== worker?.id && !other.leftOn)
              .map((other) => ({ value: other.id, label: other.name }))}
          />
        </Form.Item>
        <Form.Item name="licenceLevel" label={t('licence')}>
          <Select
            allowClear
            placeholder={t('noLicence')}
            options={LEVELS.map((one) => ({ value: one, label: t(`levels.${one}`) }))}
          />
        </Form.Item>
        <Form.Item noStyle dependencies={['licenceLevel']}>
          {({ getFieldValue }) =>
            getFieldValue('licenceLevel') && (
              <>
                <Form.Item name="licenceNumber" label={t('licenceNumber')}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name="licenceExpires" label={t('licenceExpires')}>
                  <DayInput />
                </Form.Item>
              </>
            )
          }
        </Form.Item>
      </div>
    </FormPage>
  );
}
