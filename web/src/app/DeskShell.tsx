import { PhoneOutlined } from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from './i18n';
import { LanguageSwitch } from './LanguageSwitch';
import { sectionOf, useMenu } from './menu';
import { OnDuty } from './OnDuty';
import { Search } from './Search';
import { sectionIcons } from './sectionIcons';
import { stationWords, useSession } from './session';
import { CallDrawer, useCall } from './TakeCall';
import { useAppText } from './texts';

/** The station's desk: rail at the left, one bar on top. */
export function DeskShell({ children }: { children: ReactNode }) {
  const t = useAppText();
  const language = useLanguage();
  const session = useSession();
  const menus = useMenu();
  const path = useLocation({ select: (here) => here.pathname });
  const here = sectionOf(path, menus);
  const call = useCall();
  const open = menus.find((menu) => menu.section === here?.section);
  return (
    <div className="desk">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <nav className="rail" aria-label={t('menu')}>
        <Link to="/" className="rail-house">
          <img src="/favicon.svg" alt="" width={32} height={32} />
          <span>{t('product')}</span>
        </Link>
        {menus.map(({ section, entries }) => {
          const Icon = sectionIcons[section];
          const current = section === here?.section;
          return (
            <Link
              key={section}
              to={entries[0]?.to ?? '/'}
              className={current ? 'rail-item rail-here' : 'rail-item'}
              activeOptions={{ exact: true }}
            >
              <Icon aria-hidden />
              <span>{t(`section.${section}`)}</span>
            </Link>
          );
        })}
      </nav>
      <header className="bar">
        <Search />
        <div className="bar-right">
          <OnDuty />
          {call.ready && (
            <Tooltip title={t('takeCallHint')}>
              <Button
                type="primary"
                icon={<PhoneOutlined aria-hidden />}
                aria-keyshortcuts="N"
                onClick={call.show}
              >
                {t('takeCall')}
              </Button>
            </Tooltip>
          )}
          {session.stations.length > 0 && (
            <span className="bar-station" title={session.stations.map((station) => station.name).join('、')}>
              {stationWords(session.stations)}
            </span>
          )}
          <LanguageSwitch />
          <Link to="/me" className="bar-me">
            {session.account.displayName}
          </Link>
        </div>
      </header>
      <main id="content" className="content" tabIndex={-1}>
        {open && open.entries.length > 1 && (
          <nav className="shelf" aria-label={t(`section.${open.section}`)}>
            {open.entries.map((entry) => (
              <Link
                key={entry.to}
                to={entry.to}
                activeOptions={{ exact: true }}
                className={entry.to === here?.to ? 'here' : ''}
              >
                {entry.label[language]}
              </Link>
            ))}
          </nav>
        )}
        {children}
      </main>
      <CallDrawer call={call} />
    </div>
  );
}
