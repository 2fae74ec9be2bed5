import { App, Button } from 'antd';
import { wasSentHere } from '@/api';
import { useGo } from './address';
import { useNews } from './news';
import { ring } from './ring';
import { useAppText } from './texts';

/**
 * Something urgent has come in: it is heard and stays in the corner until somebody looks or puts it away. Who
 * took the call knows.
 */
export function UrgentNews() {
  const t = useAppText();
  const go = useGo();
  const { notification } = App.useApp();
  useNews((news) => {
    if (!news.urgent || wasSentHere(news.id)) return;
    ring();
    notification.warning({
      key: news.id,
      title: t('urgentNews'),
      duration: 0,
      actions: (
        <Button
          type="primary"
          onClick={() => {
            notification.destroy(news.id);
            go(`/${news.topic}/${news.id}`);
          }}
        >
          {t('look')}
        </Button>
      ),
    });
  });
  return null;
}
