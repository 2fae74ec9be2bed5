import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useMemo } from 'react';
import '@/ui/ui.css';
import { useLanguage } from './i18n';
import { useNarrow } from './narrow';
import { router } from './router';
import { useTaste } from './taste';
import { useAppText } from './texts';
import { themeOf } from './theme';

/** Everything behind the door: the pages, in the look and language chosen. */
export default function House() {
  const t = useAppText();
  const language = useLanguage();
  const { look, print } = useTaste();
  const narrow = useNarrow();
  const theme = useMemo(() => themeOf(look, print, narrow), [look, print, narrow]);
  // Before anything below is drawn, so that no month stays in the other language.
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  const missing = t('missing', { label: `$${'{label}'}` });
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enUS : zhCN}
      form={{ validateMessages: { required: missing, whitespace: missing } }}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
}
