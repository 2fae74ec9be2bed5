import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Checkbox, Select, Tag } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useMay } from '@/app';
import { RefusedPanel, useCommand } from '@/ui';
import { type Caseload, type Owned, useEvery } from './care';
import { MoreList } from './MoreList';
import { useT } from './texts';

/** The people of one worker, to be looked at and given to somebody else. */
export function OwnedPeople({
  station,
  owner,
  staff,
}: {
  station: string;
  owner: string;
  staff: Caseload[];
}) {
  const t = useT();
  const may = useMay();
  const every = useEvery();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [to, setTo] = useState<string>();
  const assign = useCommand((command, people: readonly string[], whom: string) =>
    api.post('/api/care/owners/assign', { people, owner: whom }, { command }),
  );
  async function give() {
    if (to && (await assign.send(chosen, to))) {
      message.success(t('assigned', { name: staff.find((one) => one.owner === to)?.name ?? '' }));
      setChosen([]);
      void cache.invalidateQueries({ queryKey: ['care'] });
    }
  }
  const choose = (id: string, on: boolean) =>
    setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  const query = owner === 'nobody' ? { station, interim: true } : { station, owner };
  return (
    <>
      {assign.refusal !== undefined && <RefusedPanel no={assign.refusal} fields={[]} />}
      {may('assign-requests') && chosen.length > 0 && (
        <div className="care-filters">
          <span>{t('chosen', { count: chosen.length })}</span>
          <Select
            aria-label={t('handOverTo')}
            placeholder={t('handOverTo')}
            value={to ?? null}
            onChange={setTo}
            popupMatchSelectWidth={false}
            options={staff.map((one) => ({ value: one.owner ?? '', label: one.name }))}
          />
          <Button type="primary" disabled={!to} loading={assign.busy} onClick={() => void give()}>
            {t('assign')}
          </Button>
        </div>
      )}
      <MoreList<Owned>
        path="/api/care/owners/people"
        query={query}
        id={(one) => one.resident}
        empty={t('nobodyOwned')}
        row={(one) => (
          <div className="care-pick">
            {may('assign-requests') && (
              <Checkbox
                aria-label={one.name}
                checked={chosen.includes(one.resident)}
                onChange={(event) => choose(one.resident, event.target.checked)}
              />
            )}
            <div>
              <div className="care-line">
                <Link to={`/care/people/${one.resident}`}>{one.name || '…'}</Link>
                <span>
                  {one.risk !== 'general' && <Tag>{t(`risks.${one.risk}`)}</Tag>}
                  {one.interim && <span className="wait">{t('interimOne')}</span>}
                </span>
              </div>
              <div className="quiet">
                {t('next')} {one.due} · {every(one)}
              </div>
            </div>
          </div>
        )}
      />
    </>
  );
}
