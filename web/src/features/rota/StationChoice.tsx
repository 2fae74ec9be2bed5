import { Select } from 'antd';
import { useAddress, useSession } from '@/app';
import { useStationChosen } from './rota';
import { useT } from './texts';

/** For those who look after several stations. */
export function StationChoice() {
  const t = useT();
  const stations = useSession().stations;
  const station = useStationChosen();
  const [, setAddress] = useAddress();
  if (stations.length < 2) return null;
  return (
    <Select
      className="rota-station"
      aria-label={t('station')}
      value={station}
      showSearch={{ optionFilterProp: 'label' }}
      options={stations.map((one) => ({ value: one.id, label: one.name }))}
      onChange={(next) => setAddress({ station: next, plan: undefined })}
    />
  );
}
