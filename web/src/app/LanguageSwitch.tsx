import { speak, useLanguage } from './i18n';

/** The other language, in its own word. */
export function LanguageSwitch() {
  const now = useLanguage();
  const other = now === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="word-button" lang={other} onClick={() => speak(other)}>
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}
