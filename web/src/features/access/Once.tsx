import { App, Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useT } from './texts';
import './access.css';

interface Props {
  title: string;
  before: ReactNode;
  /** The secret itself. */
  said: string;
  after?: ReactNode;
  ok: string;
  close: () => void;
}

/** Something that is shown this one time; it closes only by the button, never by a stray click. */
export function Once({ title, before, said, after, ok, close }: Props) {
  const t = useT();
  const { message } = App.useApp();
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={close}>
          {ok}
        </Button>
      }
    >
      <p>{before}</p>
      <div className="once">
        <code>{said}</code>
        <Button
          onClick={() => void navigator.clipboard?.writeText(said).then(() => message.success(t('copied')))}
        >
          {t('copy')}
        </Button>
      </div>
      {after && <p className="quiet">{after}</p>}
    </Modal>
  );
}
