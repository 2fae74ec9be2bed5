import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { Refused } from '@/api';
import { forgetOldDrafts } from '@/ui/drafts';
import { useLanguage } from './i18n';
import { useNarrow } from './narrow';
import { router } from './router';
import './look.css';
import '@/ui/ui.css';
import { useAppText } from './texts';
import { themeOf, useTaste } from './theme';

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (times, no) => times < 2 && no instanceof Refused && no.unsure,
    },
    mutations: { retry: false },
  },
});

function Linli() {
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
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

forgetOldDrafts();
const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Linli />
    </StrictMode>,
  );
}
