import { PhoneOutlined, SearchOutlined } from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { sectionOf, tabsOf, useMenu } from './menu';
import { Search, useCanSearch } from './Search';
import { MeIcon, sectionIcons } from './sectionIcons';
import { stationWords, useSession } from './session';
import { CallDrawer, useCall } from './TakeCall';
import { useAppText } from './texts';

/** The phone in the doorway: tabs under the thumb, one bar on top. */
export function PhoneShell({ children }: { children: ReactNode }) {
  const t = useAppText();
  const session = useSession();
  const menus = useMenu();
  const path = useLocation({ select: (here) => here.pathname });
  const here = sectionOf(path, menus)?.section;
  const call = useCall();
  const canSearch = useCanSearch();
  const [searching, setSearching] = useState(false);
  return (
    <div className="phone">
      <header className="phone-bar">
        {searching ? (
          <Search autoFocus onLeave={() => setSearching(false)} />
        ) : (
          <>
            <span className="phone-house">
              <img src="/favicon.svg" alt="" width={28} height={28} />
              <span>{stationWords(session.stations) || t('product')}</span>
            </span>
            {canSearch && (
              <Button
                type="text"
                icon={<SearchOutlined aria-hidden />}
                aria-label={t('search')}
                onClick={() => setSearching(true)}
              />
            )}
            {call.ready && (
              <Button type="primary" icon={<PhoneOutlined aria-hidden />} onClick={call.show}>
                {t('takeCall')}
              </Button>
            )}
          </>
        )}
      </header>
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
      <nav className="tabs" aria-label={t('menu')}>
        {tabsOf(menus).map((menu) => {
          const Icon = sectionIcons[menu.section];
          return (
            <Link
              key={menu.section}
              to={menu.entries[0]?.to ?? '/'}
              activeOptions={{ exact: true }}
              className={menu.section === here ? 'here' : ''}
            >
              <Icon aria-hidden />
              <span>{t(`section.${menu.section}`)}</span>
            </Link>
          );
        })}
        <Link to="/me" className={path === '/me' ? 'here' : ''}>
          <MeIcon aria-hidden />
          <span>{t('section.me')}</span>
        </Link>
      </nav>
      <CallDrawer call={call} />
    </div>
  );
}
