import { useQuery } from '@tanstack/react-query';
import { api } from '@/api';
import { useAddress, useGo } from '@/app';
import { CannotRead, Loading } from '@/ui';
import { CallForm } from './CallDrawer';
import { asChoice } from './people';
import type { Card } from './requests';
import { useT } from './texts';

/** A need written down from somebody's page (`?resident=`), or out of nothing. */
export default function NewRequestPage() {
  const t = useT();
  const go = useGo();
  const [{ resident }] = useAddress();
  const known = useQuery({
    queryKey: ['residents', 'card', resident],
    queryFn: ({ signal }) => api.get<Card>(`/api/residents/${resident}/card`, { signal }),
    enabled: Boolean(resident),
  });
  if (resident && known.isPending) return <Loading rows={8} />;
  if (known.isError) return <CannotRead no={known.error} again={() => void known.refetch()} />;
  return (
    <div className="page narrow-page">
      <h1>{t('write')}</h1>
      <CallForm
        {...(known.data ? { resident: asChoice(known.data) } : {})}
        done={(request) => (request ? go(`/requests/${request}`) : history.back())}
      />
    </div>
  );
}
