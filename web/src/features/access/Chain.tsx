import { SafetyCertificateOutlined, WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '@/api';
import { useLanguage } from '@/app';
import { CannotRead } from '@/ui';
import { type Checked, useMoment } from './access';
import { useT } from './texts';
import './access.css';

/** Whether the trail is whole: checked line by line when the page opens, and again when asked. */
export function Chain() {
  const t = useT();
  const check = useQuery({
    queryKey: ['trail-check', useLanguage()],
    queryFn: ({ signal }) => api.get<Checked>('/api/access/trail/check', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (check.isError) return <CannotRead no={check.error} again={() => void check.refetch()} />;
  return (
    <section className="card chain" aria-live="polite">
      {check.data && !check.isFetching ? (
        <Found of={check.data} />
      ) : (
        <p className="quiet">{t('check.checking')}</p>
      )}
      <Button loading={check.isFetching} onClick={() => void check.refetch()}>
        {t('check.again')}
      </Button>
    </section>
  );
}

export function Found({ of }: { of: Checked }) {
  const t = useT();
  const moment = useMoment();
  const { bad } = of;
  if (!bad)
    return (
      <p>
        <SafetyCertificateOutlined aria-hidden />{' '}
        {of.upTo ? t('check.whole', { lines: of.lines, when: moment(of.upTo) }) : t('check.none')}
        {of.restores > 0 && <span className="quiet"> · {t('check.restores', { times: of.restores })}</span>}
      </p>
    );
  return (
    <div role="alert">
      <p className="alarm">
        <WarningOutlined aria-hidden />{' '}
        <strong>
          {bad.no > 0
            ? t('check.broken', { no: bad.no, said: bad.said })
            : t('check.unsealed', { said: bad.said })}
        </strong>
      </p>
      {bad.at && <p>{t('check.line', { when: moment(bad.at), who: bad.who ?? '', act: bad.act ?? '' })}</p>}
      <p>{t('check.before', { lines: of.lines })}</p>
    </div>
  );
}
