import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useT } from './texts';

/** Numbers are open, names are asked for with a purpose. */
export function NamesClosed() {
  const t = useT();
  return (
    <Alert type="info" title={t('namesClosed')} action={<Link to="/residents">{t('toRegister')}</Link>} />
  );
}
