import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { api, newId, today } from '@/api';
import { FormPage } from '@/ui';
import { type Day, hours, type Turn, useShiftName, useWhole } from './rota';
import { useT } from './texts';

interface Values {
  id: string;
  to: string;
  back?: string;
  words?: string;
}

/** Asks a colleague to take one's turn, maybe for one of theirs this month. */
export function AskSwap({
  station,
  turn,
  days,
  close,
}: {
  station: string;
  turn: Turn;
  days: Day[];
  close: () => void;
}) {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const shift = useShiftName();
  const { data } = useWhole(station);
  const others = (data?.members ?? []).filter((one) => one.worker !== turn.worker && one.takesPart);
  const theirs = (worker: string | undefined) =>
    days.flatMap((day) => day.turns).filter((one) => one.worker === worker && one.day > today());
  return (
    <Modal open title={t('swapTitle')} footer={null} onCancel={close} destroyOnHidden>
      <p>
        {t('swapFor', { day: turn.day, shift: shift(turn) })} {hours(turn)}
      </p>
      <FormPage<Values, unknown>
        formKey={`rota.swap.${turn.id}`}
        initial={{ id: newId() }}
        send={({ id, to, back, words }, command) => {
          const instead = theirs(to).find((one) => one.id === back);
          return api.post(
            '/api/rota/swaps',
            {
              id,
              station,
              day: turn.day,
              turn: turn.id,
              to,
              forDay: instead?.day,
              forTurn: instead?.id,
              words: words ?? '',
            },
            { command },
          );
        }}
        done={(_, values) => {
          void cache.invalidateQueries({ queryKey: ['rota'] });
          void message.success(
            t('swapSent', { name: others.find((one) => one.worker === values.to)?.name ?? '' }),
          );
          close();
        }}
        submit={t('swapSend')}
        cancel={close}
      >
        {(form) => (
          <>
            <Form.Item name="id" hidden>
              <Input />
            </Form.Item>
            <Form.Item name="to" label={t('swapTo')} rules={[{ required: true }]}>
              <Select
                options={others.map((one) => ({ value: one.worker, label: one.name }))}
                onChange={() => form.setFieldValue('back', undefined)}
              />
            </Form.Item>
            <Form.Item shouldUpdate noStyle>
              {() => (
                <Form.Item name="back" label={t('swapBack')}>
                  <Select
                    allowClear
                    placeholder={t('swapBackNone')}
                    options={theirs(form.getFieldValue('to') as string | undefined).map((one) => ({
                      value: one.id,
                      label: `${one.day} ${shift(one)} ${hours(one)}`,
                    }))}
                  />
                </Form.Item>
              )}
            </Form.Item>
            <Form.Item name="words" label={t('swapWords')}>
              <Input maxLength={200} />
            </Form.Item>
          </>
        )}
      </FormPage>
    </Modal>
  );
}
