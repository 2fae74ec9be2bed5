import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

export type Language = 'zh-CN' | 'en';

type Tree = { readonly [key: string]: string | Tree };

/** The same keys in another language; a key `x_other` (with a count) asks for `x_one` beside it. */
export type Texts<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]>;
} & {
  readonly [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_one` : never]: string;
};

type Leaf<K extends string> = K extends `${infer Stem}_other` ? Stem : K;

export type Key<T> = {
  [K in keyof T & string]: T[K] extends string ? Leaf<K> : `${K}.${Key<T[K]>}`;
}[keyof T & string];

export type Say<T> = (key: Key<T>, values?: Record<string, string | number>) => string;

const REMEMBERED = 'linli.language';

function firstLanguage(): Language {
  return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh-CN';
}

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'zh-CN',
  initAsync: false,
  resources: {},
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});
document.documentElement.lang = i18next.language;

export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}

export function speak(chosen: Language) {
  localStorage.setItem(REMEMBERED, chosen);
  document.documentElement.lang = chosen;
  void i18next.changeLanguage(chosen);
}

export function useLanguage(): Language {
  return useSyncExternalStore((changed) => {
    i18next.on('languageChanged', changed);
    return () => i18next.off('languageChanged', changed);
  }, language);
}

/**
 * Makes a module's texts known and returns its hook: `const t = useT(); t('save')`. Chinese is the source; English
 * must have the same keys or `tsc` says so. Outside a component: `useT.say('save')`.
 */
export function texts<const T extends Tree>(space: string, zh: T, en: Texts<T>) {
  i18next.addResourceBundle('zh-CN', space, zh, true, true);
  i18next.addResourceBundle('en', space, en, true, true);
  const say: Say<T> = (key, values) => i18next.t(key, { ns: space, ...values });
  function useT(): Say<T> {
    const { t } = useTranslation(space);
    return (key, values) => t(key as string, { ...values });
  }
  return Object.assign(useT, { say });
}

/** A word in both languages, for the few places that cannot wait for a module's texts (menu, chips from data). */
export type Both = Readonly<Record<Language, string>>;
