import { PhoneOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '@/api';
import { useMay } from '@/app';
import { RefusedPanel } from '@/ui';
import type { View } from './requests';
import { useT } from './texts';

interface Contact {
  name: string;
  address: string;
  phone: string;
}

/** For a volunteer with the task in hand: whom to go to and where. Shown when asked for, since each look is recorded. */
export function Whom({ view }: { view: View }) {
  const t = useT();
  const may = useMay();
  const { line } = view;
  const look = useMutation({
    mutationFn: () => api.post<Contact>(`/api/requests/${line.id}/task/whom`),
  });
  const inHand = line.mine && (line.state === 'assigned' || line.state === 'under-way');
  if (may('see-requests') || !inHand) return null;
  if (!look.data)
    return (
      <section className="request-whom">
        <Button block loading={look.isPending} onClick={() => look.mutate()}>
          {t('whom.see')}
        </Button>
        <p className="quiet">{t('whom.traced')}</p>
        {look.error && <RefusedPanel no={look.error} />}
      </section>
    );
  const { name, address, phone } = look.data;
  return (
    <section className="request-whom card">
      <h3>{name || t('whom.unnamed')}</h3>
      <p>{address || t('whom.noAddress')}</p>
      {phone ? (
        <Button icon={<PhoneOutlined aria-hidden />} href={`tel:${phone}`}>
          {phone}
        </Button>
      ) : (
        <p className="quiet">{t('whom.noPhone')}</p>
      )}
      <p className="quiet">{t('whom.confidential')}</p>
    </section>
  );
}
