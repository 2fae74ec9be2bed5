import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { api, today } from '@/api';
import { useMay } from '@/app';
import { RefusedPanel } from '@/ui';
import { type Account, type RoleHeld, useGrids, useRoles, useSending, useStationNames } from './access';
import { GiveRole } from './GiveRole';
import { RegionName } from './RegionName';
import { useT } from './texts';

/** The roles of an account, where and for how long; given and taken by whoever the server lets. */
export function Grants({ of, own }: { of: Account; own: boolean }) {
  const t = useT();
  const may = useMay();
  const { message } = App.useApp();
  const { data: roles = [] } = useRoles();
  const [giving, setGiving] = useState(false);
  const taking = useSending((command: string, grant: string) =>
    api.delete(`/api/access/accounts/${of.id}/roles/${grant}`, { command }),
  );
  const name = (code: string) => roles.find((role) => role.code === code)?.name ?? code;
  const mayGive = !own && !of.closed && roles.some((role) => role.mayGive);
  async function take(grant: RoleHeld) {
    if (await taking.send(grant.id)) void message.success(t('taken', { role: name(grant.role) }));
  }
  return (
    <>
      {of.roles.length === 0 && <p className="quiet">{t('noRole')}</p>}
      <ul className="grants">
        {of.roles.map((grant) => (
          <li key={grant.id}>
            <span>
              <strong>{name(grant.role)}</strong> <Where of={grant} />
              <br />
              <span className="quiet">
                <Time of={grant} />
              </span>
            </span>
            {may('manage-security') && !own && (
              <Popconfirm
                title={t('takeSure', { role: name(grant.role) })}
                okText={t('take')}
                onConfirm={() => take(grant)}
              >
                <Button size="small" loading={taking.busy}>
                  {t('take')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {taking.refusal !== undefined && <RefusedPanel no={taking.refusal} typed={false} />}
      {mayGive && !giving && <Button onClick={() => setGiving(true)}>{t('giveRole')}</Button>}
      {!mayGive && !own && !may('manage-security') && <p className="quiet">{t('onlySecurity')}</p>}
      {giving && <GiveRole account={of.id} close={() => setGiving(false)} />}
    </>
  );
}

function Where({ of }: { of: RoleHeld }) {
  const t = useT();
  const stations = useStationNames();
  const { data: grids } = useGrids(of.grid ? (of.station ?? undefined) : undefined);
  return (
    <span>
      {of.station && (stations[of.station] ?? '')}
      {of.region && <RegionName code={of.region} />}
      {of.grid && ` · ${grids?.find((one) => one.id === of.grid)?.name ?? t('grid')}`}
    </span>
  );
}

function Time({ of }: { of: RoleHeld }) {
  const t = useT();
  const day = today();
  const said = of.to ? t('between', { from: of.from, to: of.to }) : t('since', { from: of.from });
  if (of.to && of.to < day) return `${said} · ${t('over')}`;
  return of.from > day ? `${said} · ${t('notYet')}` : said;
}
