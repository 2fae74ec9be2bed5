import { Link } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useMay, useSession } from '@/app';
import { Answer, Assign, Done, Person, SendUp } from './Panels';
import type { View } from './requests';
import { TakeWord } from './TakeWord';
import { useT } from './texts';
import { useVerb } from './useVerb';

type Panel = 'assign' | 'done' | 'word' | 'close' | 'up' | 'answer' | 'person';

/** What comes next as one main button, what else may be done beside it. */
export function NextSteps({ view }: { view: View }) {
  const t = useT();
  const may = useMay();
  const session = useSession();
  const [panel, setPanel] = useState<Panel>();
  const verb = useVerb(view, (taken) =>
    t(taken.state === 'under-way' ? 'begun' : 'assigned', { name: session.account.displayName }),
  );
  const { line } = view;
  const here = session.stations.some((one) => one.id === line.station) && may('do-requests');
  const head = session.roles.includes('head');
  const mine = line.mine || (here && (line.volunteer || head));
  const waits = Boolean(line.sentUpTo) && !line.answered;
  if (line.state === 'closed') return null;

  const main: { label: string; act: () => void } | undefined =
    line.state === 'received' && may('assign-requests')
      ? { label: t('assign'), act: () => setPanel('assign') }
      : line.state === 'assigned' && mine
        ? { label: t('begin'), act: () => void verb.send('begin') }
        : line.state === 'assigned' && here
          ? { label: t('takeOver'), act: () => void verb.send('take-over') }
          : line.state === 'under-way' && waits && may('answer-opinions')
            ? { label: t('answer'), act: () => setPanel('answer') }
            : line.state === 'under-way' && mine && !waits
              ? { label: t('finish'), act: () => setPanel('done') }
              : line.state === 'under-way' && here && !waits
                ? { label: t('takeOver'), act: () => void verb.send('take-over') }
                : line.state === 'done' && here
                  ? { label: t('takeWord'), act: () => setPanel('word') }
                  : undefined;

  const beside: { key: string; label: ReactNode; act?: () => void }[] = [];
  if (here && line.state === 'received')
    beside.push({ key: 'mine', label: t('takeOver'), act: () => void verb.send('take-over') });
  if (may('assign-requests') && (line.state === 'assigned' || line.state === 'under-way'))
    beside.push({ key: 'assign', label: t('reassign'), act: () => setPanel('assign') });
  if (here && view.climbs && !line.sentUpTo && (line.state === 'assigned' || line.state === 'under-way'))
    beside.push({ key: 'up', label: t('sendUp'), act: () => setPanel('up') });
  if (here && !line.resident)
    beside.push({ key: 'person', label: t('person.find'), act: () => setPanel('person') });
  if (here && line.state !== 'done')
    beside.push({ key: 'close', label: t('close'), act: () => setPanel('close') });

  const close = () => setPanel(undefined);
  return (
    <div className="request-next">
      {waits && <p className="wait">{t('waitsForAnswer', { to: line.sentUpTo ?? '' })}</p>}
      {line.answered && line.state === 'under-way' && <p className="wait">{t('bringAnswer')}</p>}
      {view.proposed && line.state === 'received' && (
        <p className="quiet">{t('facts.proposed', { name: view.proposed })}</p>
      )}
      {verb.trouble}
      {!panel && (
        <Space wrap>
          {main && (
            <Button type="primary" size="large" loading={verb.busy} onClick={main.act}>
              {main.label}
            </Button>
          )}
          {beside.map((one) => (
            <Button key={one.key} {...(one.act ? { onClick: one.act } : {})}>
              {one.label}
            </Button>
          ))}
          {here && line.resident && line.state !== 'done' && may('record-visits') && (
            <Link to={`/visits/new?request=${line.id}&resident=${line.resident}`}>{t('startVisit')}</Link>
          )}
        </Space>
      )}
      {panel === 'assign' && <Assign view={view} close={close} />}
      {panel === 'done' && <Done view={view} close={close} />}
      {panel === 'word' && <TakeWord view={view} close={close} />}
      {panel === 'close' && <TakeWord view={view} close={close} early />}
      {panel === 'up' && <SendUp view={view} close={close} />}
      {panel === 'answer' && <Answer view={view} close={close} />}
      {panel === 'person' && <Person view={view} close={close} />}
    </div>
  );
}
