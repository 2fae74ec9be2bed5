import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  MoreOutlined,
  PushpinFilled,
  PushpinOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, type MenuProps, Tag } from 'antd';
import { useState } from 'react';
import { useGo, useMay } from '@/app';
import { clock, names, type Row, reasonWords, type Visit } from './rounds';
import { useT } from './texts';
import type { Moves } from './useMoves';
import { WishForm } from './WishForm';

interface Props {
  visit: Visit;
  row: Row | undefined;
  rows: Row[];
  position: number;
  station: string;
  changes: boolean;
  moves: Moves;
  shown: boolean;
  show: (call: string | undefined) => void;
  drag: (() => void) | undefined;
  drop: (() => void) | undefined;
}

/** One home: when, who, where, and why here. */
export function VisitCard(props: Props) {
  const { visit, row, position, changes, moves, shown, show, drag, drop } = props;
  const t = useT();
  const [over, setOver] = useState(false);
  const who = names(visit.people);
  return (
    <li
      className={`stop${shown ? ' shown' : ''}${over ? ' over' : ''}${visit.done ? ' done' : ''}`}
      draggable={drag !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', who);
        drag?.();
      }}
      onDragOver={(event) => {
        if (!drop) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.stopPropagation();
        setOver(false);
        drop?.();
      }}
      onMouseEnter={() => show(visit.call)}
      onMouseLeave={() => show(undefined)}
    >
      <div className="stop-time">
        {row ? (
          <>
            <strong>{clock(visit.starts)}</strong>
            <span className="quiet">{clock(visit.starts + visit.minutes)}</span>
          </>
        ) : (
          <span className="quiet">{t('minutes', { count: visit.minutes })}</span>
        )}
      </div>
      <div className="stop-body">
        <div className="stop-who">
          {row && <span className="stop-no">{position + 1}</span>}
          <strong>{who}</strong>
          {visit.people.length === 1 && <Facts visit={visit} />}
          <Marks visit={visit} />
        </div>
        <div className="quiet">
          {[visit.community, visit.people[0]?.road].filter(Boolean).join(' ')}
          {row && (
            <>
              {' · '}
              {visit.onTheWay > 0 ? t('wayTo', { minutes: visit.onTheWay }) : t('noWay')}
            </>
          )}
        </div>
        <ul className={row ? 'whys' : 'whys wait'}>
          {visit.why.map((reason) => (
            <li key={reason.code}>{reasonWords(t, reason)}</li>
          ))}
        </ul>
      </div>
      <div className="stop-tools">
        {changes && row && (
          <>
            <Button
              type="text"
              icon={visit.pinned ? <PushpinFilled aria-hidden /> : <PushpinOutlined aria-hidden />}
              aria-pressed={visit.pinned}
              aria-label={`${visit.pinned ? t('unpin') : t('pin')}：${who}`}
              disabled={moves.busy}
              onClick={() => void moves.pin(visit)}
            />
            <Button
              type="text"
              icon={<ArrowUpOutlined aria-hidden />}
              aria-label={`${t('up')}：${who}`}
              disabled={moves.busy || position === 0}
              onClick={() => void moves.move(visit, row.worker, row.worker, position - 1)}
            />
            <Button
              type="text"
              icon={<ArrowDownOutlined aria-hidden />}
              aria-label={`${t('down')}：${who}`}
              disabled={moves.busy || position === row.visits.length - 1}
              onClick={() => void moves.move(visit, row.worker, row.worker, position + 1)}
            />
          </>
        )}
        <More {...props} who={who} />
      </div>
    </li>
  );
}

function Facts({ visit }: { visit: Visit }) {
  const t = useT();
  const one = visit.people[0];
  return (
    <span className="quiet">
      {one?.age !== null && one?.age !== undefined && t('years', { age: one.age })}
      {one?.alone && ` ${t('alone')}`}
    </span>
  );
}

function Marks({ visit }: { visit: Visit }) {
  const t = useT();
  return (
    <>
      {visit.promised !== null && visit.promised !== undefined && (
        <Tag color="warning">{t('promised', { time: clock(visit.promised) })}</Tag>
      )}
      {visit.two && <Tag>{t('two')}</Tag>}
      {(visit.way === 'phone' || visit.way === 'video' || visit.way === 'elsewhere') && (
        <Tag>{t(visit.way)}</Tag>
      )}
      {visit.pinned && <Tag>{t('pinned')}</Tag>}
      {visit.done && <Tag color="success">{t('done')}</Tag>}
    </>
  );
}

/** What else can be done with a visit: another worker, out of the plan, its pages. */
function More({ visit, row, rows, station, changes, moves, who }: Props & { who: string }) {
  const t = useT();
  const go = useGo();
  const edits = useMay()('edit-residents');
  const [wishing, setWishing] = useState<string>();
  const person = visit.people[0];
  const items: MenuProps['items'] = [];
  if (changes) {
    for (const other of rows) {
      if (other.worker !== row?.worker) {
        items.push({
          key: other.worker,
          label: `${row ? t('giveTo') : t('putTo')} ${other.name}`,
          onClick: () => void moves.move(visit, row?.worker ?? null, other.worker, other.visits.length),
        });
      }
    }
    if (row) {
      items.push({
        key: 'out',
        label: t('takeOut'),
        onClick: () => void moves.move(visit, row.worker, null, 0),
      });
    }
    items.push({ type: 'divider' });
  }
  if (visit.visit) {
    items.push({ key: 'visit', label: t('open'), onClick: () => go(`/visits/${visit.visit}`) });
  }
  for (const one of visit.people) {
    items.push({
      key: one.id,
      label: visit.people.length > 1 ? `${t('person')} ${one.name}` : t('person'),
      onClick: () => go(`/residents/${one.id}`),
    });
  }
  if (edits && person) {
    items.push({ key: 'wish', label: t('wish'), onClick: () => setWishing(person.id) });
    items.push({
      key: 'spot',
      label: t('markHome'),
      onClick: () =>
        go(
          `/rounds/settings?station=${station}&resident=${person.id}&who=${encodeURIComponent(person.name)}`,
        ),
    });
  }
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button type="text" icon={<MoreOutlined aria-hidden />} aria-label={`${t('more')}：${who}`} />
      </Dropdown>
      {wishing && (
        <WishForm
          resident={wishing}
          who={person?.name ?? ''}
          station={station}
          close={() => setWishing(undefined)}
        />
      )}
    </>
  );
}
