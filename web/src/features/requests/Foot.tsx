import { Button, Space } from 'antd';
import type { View } from './requests';
import { useT } from './texts';

/** What every panel under a request's main button is given. */
export interface PanelProps {
  view: View;
  close: () => void;
}

/** Save, or leave it. */
export function Foot({ save, busy, close }: { save: string; busy: boolean; close: () => void }) {
  const t = useT();
  return (
    <Space>
      <Button type="primary" htmlType="submit" loading={busy}>
        {save}
      </Button>
      <Button onClick={close}>{t('cancel')}</Button>
    </Space>
  );
}
