import { Button, Form, Input, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { useMay } from '@/app';
import { OnePhoto, Photos } from '@/ui';
import { usePhotosOf, type View } from './requests';
import { useT } from './texts';
import { useVerb } from './useVerb';

/** Which medicine the errand brings and how long it lasts; the next box is asked for by itself. */
export function MedicineBox({ view }: { view: View }) {
  const t = useT();
  const may = useMay();
  const photos = usePhotosOf(view);
  const [editing, setEditing] = useState(false);
  const verb = useVerb(
    view,
    () => t('medicine.title'),
    () => setEditing(false),
  );
  const { medicine } = view;
  const mayEdit = may('do-requests') && view.line.state !== 'closed';
  return (
    <section>
      <h3>{t('medicine.title')}</h3>
      {medicine && !editing && (
        <p>
          <strong>{medicine.what}</strong> {medicine.dose}
          <br />
          <span className="quiet">
            {medicine.runsOut
              ? t('medicine.runsOut', { day: medicine.runsOut })
              : medicine.days === 0
                ? t('medicine.once')
                : t('medicine.lasts', { days: medicine.days })}
          </span>
        </p>
      )}
      {medicine?.box && !editing && <Photos of={[medicine.box]} address={photos} />}
      {mayEdit && !editing && (
        <Button onClick={() => setEditing(true)}>{t(medicine ? 'medicine.edit' : 'medicine.add')}</Button>
      )}
      {editing && (
        <Form
          layout="vertical"
          initialValues={medicine ?? { what: '', dose: '', days: 0 }}
          onFinish={(said: object) => void verb.send('medicine', said)}
        >
          <Form.Item name="what" label={t('medicine.what')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="dose" label={t('medicine.dose')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="days" label={t('medicine.days')} extra={t('medicine.daysHint')}>
            <InputNumber min={0} max={400} mode="spinner" />
          </Form.Item>
          <Form.Item name="box" label={t('medicine.box')} extra={t('photoHint')}>
            <OnePhoto station={view.line.station} address={photos} />
          </Form.Item>
          {verb.trouble}
          <Space>
            <Button type="primary" htmlType="submit" loading={verb.busy}>
              {t('medicine.save')}
            </Button>
            <Button onClick={() => setEditing(false)}>{t('cancel')}</Button>
          </Space>
        </Form>
      )}
    </section>
  );
}
