import { Link, useRouter } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import { useAppText } from './texts';

export function NoPage() {
  const t = useAppText();
  return <Result status="info" icon={null} title={t('noPage')} extra={<Link to="/">{t('toStart')}</Link>} />;
}

/** A page that fell over: an older page after an update, or a mistake of ours. */
export function PageBroken({ error }: { error: unknown }) {
  const t = useAppText();
  const router = useRouter();
  const stale = /dynamically imported module|module script|ChunkLoad/i.test(String(error));
  return (
    <Result
      status="warning"
      icon={null}
      title={t(stale ? 'newVersion' : 'brokenPage')}
      extra={
        <Button type="primary" onClick={() => (stale ? window.location.reload() : void router.invalidate())}>
          {t('reload')}
        </Button>
      }
    />
  );
}
