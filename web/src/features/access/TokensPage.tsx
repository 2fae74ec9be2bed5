import { PlusOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useNarrow } from '@/app';
import { ListPage } from '@/ui';
import { type Token, useMoment } from './access';
import { NewToken } from './NewToken';
import { Once } from './Once';
import { Revoke, Rights, TokenState } from './TokensOf';
import { useT } from './texts';
import './access.css';

/** The tokens of all accounts: what other systems come in with. */
export default function TokensPage() {
  const t = useT();
  const narrow = useNarrow();
  const moment = useMoment();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  const make = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>
      {t('newToken')}
    </Button>
  );
  const used = (row: Token) => (row.used ? moment(row.used) : t('unused'));
  return (
    <>
      <ListPage<Token>
        title={t('tokens')}
        topic="access"
        path="/api/access/tokens"
        id={(row) => row.id}
        search={t('tokenSearch')}
        filters={[
          { name: 'state', label: t('tokenState'), options: [{ value: 'all', label: t('tokenAll') }] },
        ]}
        more={<span className="quiet">{t('tokensHint')}</span>}
        actions={make}
        empty={{ words: t('tokensEmpty'), action: make }}
        columns={[
          { title: t('tokenName'), render: (_, row) => <strong>{row.name}</strong> },
          { title: t('tokenFor'), render: (_, row) => `${row.displayName} · ${row.accountName}` },
          {
            title: t('rightsOf'),
            render: (_, row) => (
              <div className="trail-more">
                <Rights of={row.rights} />
              </div>
            ),
          },
          { title: t('expires'), render: (_, row) => <TokenState of={row} /> },
          { title: t('used'), render: (_, row) => used(row) },
          { render: (_, row) => <Revoke account={row.account} token={row} /> },
        ]}
        card={(row) => (
          <>
            <strong>{row.name}</strong> <TokenState of={row} />
            <div>
              {row.displayName} · {row.accountName}
            </div>
            <div className="quiet">
              <Rights of={row.rights} />
            </div>
            <div className="quiet">
              {t('used')} {used(row)}
            </div>
            <Revoke account={row.account} token={row} />
          </>
        )}
      />
      <Drawer
        open={making}
        title={t('newToken')}
        size={narrow ? '94dvh' : 520}
        placement={narrow ? 'bottom' : 'right'}
        onClose={() => setMaking(false)}
        destroyOnHidden
      >
        <NewToken
          cancel={() => setMaking(false)}
          done={(token) => {
            setMaking(false);
            setMade(token);
          }}
        />
      </Drawer>
      {made && (
        <Once
          title={t('tokenMade')}
          before={t('tokenOnce')}
          said={made}
          after={t('tokenUse')}
          ok={t('saved')}
          close={() => setMade(undefined)}
        />
      )}
    </>
  );
}
