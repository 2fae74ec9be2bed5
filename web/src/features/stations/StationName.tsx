import { Tag } from 'antd';
import type { Status } from './stations';
import { useT } from './texts';

/** A station's name with its colour before it, and whether it is the hub. */
export function StationName({ name, colour, hub }: { name: string; colour: string; hub: boolean }) {
  const t = useT();
  return (
    <span className="station-name">
      <span className="station-colour" style={{ background: colour }} aria-hidden />
      {name}
      {hub && <Tag>{t('hub')}</Tag>}
    </span>
  );
}

export function StatusTag({ status }: { status: Status }) {
  const t = useT();
  return <Tag className={status === 'running' ? 'tag-on' : ''}>{t(`statuses.${status}`)}</Tag>;
}
