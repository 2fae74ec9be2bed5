import { type ComponentType, lazy, Suspense } from 'react';
import { features } from './features';
import { useMay } from './session';

const duty = features.find((one) => one.duty)?.duty;
const Shown: ComponentType | undefined = duty && lazy(duty.load);

/** Who is on duty now, as the stations feature tells it. */
export function OnDuty() {
  const may = useMay();
  if (!Shown || (duty?.needs && !duty.needs.some(may))) return null;
  return (
    <Suspense fallback={null}>
      <Shown />
    </Suspense>
  );
}
