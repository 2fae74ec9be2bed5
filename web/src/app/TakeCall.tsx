import { Drawer, Spin } from 'antd';
import { type ComponentType, lazy, Suspense, useCallback, useState } from 'react';
import { features } from './features';
import { useKey } from './keys';
import { useNarrow } from './narrow';
import { useMay } from './session';
import { useAppText } from './texts';

const slot = features.find((one) => one.call)?.call;
const Call: ComponentType<{ done: () => void }> | undefined = slot && lazy(slot.load);

export interface CallState {
  ready: boolean;
  open: boolean;
  show: () => void;
  hide: () => void;
}

/** The phone rings: the drawer opens over whatever is on the screen, by button or by `N`. */
export function useCall(): CallState {
  const may = useMay();
  const [open, setOpen] = useState(false);
  const ready = Call !== undefined && (!slot?.needs || slot.needs.some(may));
  const show = useCallback(() => setOpen(true), []);
  const hide = useCallback(() => setOpen(false), []);
  useKey('n', () => {
    if (ready) show();
  });
  return { ready, open, show, hide };
}

export function CallDrawer({ call }: { call: CallState }) {
  const t = useAppText();
  const narrow = useNarrow();
  if (!Call || !call.ready) return null;
  return (
    <Drawer
      title={t('takeCall')}
      open={call.open}
      onClose={call.hide}
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? '92dvh' : 560}
      destroyOnHidden
    >
      <Suspense fallback={<Spin />}>
        <Call done={call.hide} />
      </Suspense>
    </Drawer>
  );
}
