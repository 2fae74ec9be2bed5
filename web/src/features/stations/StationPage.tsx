import { EditOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useMay, useNarrow, useParam, useSession } from '@/app';
import { CannotRead, Loading } from '@/ui';
import { Contracts } from './Contracts';
import { DutyWeek } from './DutyWeek';
import { EditStation } from './EditStation';
import { Logo } from './Logo';
import { Staff } from './Staff';
import { StationFacts } from './StationFacts';
import { StatusTag } from './StationName';
import { useStation } from './stations';
import { useT } from './texts';
import './stations.css';

/** One station: its face, who works there, who is on duty, how it is run. */
export default function StationPage() {
  const t = useT();
  const id = useParam('id');
  const may = useMay();
  const narrow = useNarrow();
  const admin = useSession().roles.includes('sysadmin');
  const [editing, setEditing] = useState(false);
  const { data, error, isPending, refetch } = useStation(id);
  if (isPending) return <Loading rows={8} />;
  if (!data) return <CannotRead no={error} again={() => void refetch()} />;
  const { sheet, mine } = data;
  const mayEdit =
    (mine && (may('manage-staff') || may('manage-stations'))) || (admin && may('manage-stations'));
  return (
    <div className="page">
      <div className="station-head" style={{ borderColor: sheet.station.colour }}>
        <Logo sheet={sheet} />
        <div className="station-title">
          <h1>{sheet.station.name}</h1>
          <p className="quiet">
            <StatusTag status={sheet.station.status} />
            {data.where}
          </p>
        </div>
        {mayEdit && (
          <Button icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
        )}
      </div>
      <div className="station-body">
        <div>
          {mine ? (
            <>
              <DutyWeek station={id} />
              <Staff station={id} />
            </>
          ) : (
            <p className="card quiet">{t('staffHidden')}</p>
          )}
          <Contracts station={id} operators={data.operators} />
        </div>
        <StationFacts sheet={sheet} />
      </div>
      <Drawer
        open={editing}
        onClose={() => setEditing(false)}
        title={t('editing')}
        placement={narrow ? 'bottom' : 'right'}
        size={narrow ? '94dvh' : 560}
        destroyOnHidden
      >
        <EditStation sheet={sheet} done={() => setEditing(false)} />
      </Drawer>
    </div>
  );
}
