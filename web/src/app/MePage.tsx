import { Link } from '@tanstack/react-router';
import { App, Button, Descriptions, Segmented, Tag } from 'antd';
import { lazy, Suspense } from 'react';
import { draftCount } from '@/ui/drafts';
import { features } from './features';
import type { Key, Language } from './i18n';
import { speak, useLanguage } from './i18n';
import { tabsOf, useMenu } from './menu';
import { useNarrow } from './narrow';
import { PasswordForm } from './PasswordForm';
import { useDoorRefusal } from './SignInForm';
import { useSession, useSignOut } from './session';
import { choose, type Look, type Print, useTaste } from './taste';
import { useAppText } from './texts';
import type { zh } from './zh';

const parts = features.flatMap(({ name, mine }) => (mine ? [{ name, Part: lazy(mine.load) }] : []));

/** More stations than this are counted, not named. */
const MANY = 3;

/** Who I am here, how the pages look to me, my password, and the way out. */
export function MePage() {
  const t = useAppText();
  const session = useSession();
  const taste = useTaste();
  const language = useLanguage();
  const narrow = useNarrow();
  const nothing = useMenu().length === 0;
  const out = useSignOut();
  const why = useDoorRefusal();
  const { modal, message } = App.useApp();
  const drafts = draftCount(session.account.id);

  async function signOut() {
    try {
      await out();
    } catch (no) {
      void message.error(why(no));
    }
  }

  function leave() {
    if (drafts === 0) return void signOut();
    modal.confirm({
      title: t('me.signOut'),
      content: t('me.signOutDrafts', { count: drafts }),
      okText: t('me.signOut'),
      onOk: signOut,
    });
  }

  return (
    <div className="page narrow-page">
      <div className="list-head">
        <h1>{session.account.displayName}</h1>
        <Button onClick={leave}>{t('me.signOut')}</Button>
      </div>
      <section className="card">
        <Descriptions
          column={1}
          items={[
            { key: 'name', label: t('signIn.name'), children: session.account.name },
            {
              key: 'roles',
              label: t('me.roles'),
              children: session.roles.map((role) => (
                <Tag key={role}>{t(`role.${role}` as Key<typeof zh>)}</Tag>
              )),
            },
            ...(session.stations.length > 0
              ? [
                  {
                    key: 'stations',
                    label: t('me.stations'),
                    children:
                      session.stations.length > MANY
                        ? t('me.manyStations', {
                            first: session.stations[0]?.name ?? '',
                            count: session.stations.length,
                          })
                        : session.stations.map((station) => station.name).join('、'),
                  },
                ]
              : []),
          ]}
        />
      </section>
      {nothing && <p className="card">{t('nothingYet')}</p>}
      {narrow && <OtherPages />}
      <section className="card choices">
        <span>{t('me.language')}</span>
        <Segmented<Language>
          value={language}
          onChange={speak}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
        <span>{t('me.look')}</span>
        <Segmented<Look>
          value={taste.look}
          onChange={(look) => choose({ look })}
          options={[
            { value: 'light', label: t('me.light') },
            { value: 'dark', label: t('me.dark') },
          ]}
        />
        <span>{t('me.print')}</span>
        <Segmented<Print>
          value={taste.print}
          onChange={(print) => choose({ print })}
          options={[
            { value: 'normal', label: t('me.normal') },
            { value: 'large', label: t('me.large') },
          ]}
        />
      </section>
      <section className="card">
        <h2>{t('password.title')}</h2>
        <PasswordForm />
      </section>
      <Suspense fallback={null}>
        {parts.map(({ name, Part }) => (
          <Part key={name} />
        ))}
      </Suspense>
    </div>
  );
}

/** On the phone: what has no tab of its own. */
function OtherPages() {
  const t = useAppText();
  const language = useLanguage();
  const menus = useMenu();
  const tabs = tabsOf(menus);
  const rest = menus.flatMap((menu) => menu.entries.filter((_, i) => i > 0 || !tabs.includes(menu)));
  if (rest.length === 0) return null;
  return (
    <nav className="card page-links" aria-label={t('me.pages')}>
      {rest.map((entry) => (
        <Link key={entry.to} to={entry.to}>
          {entry.label[language]}
        </Link>
      ))}
    </nav>
  );
}
