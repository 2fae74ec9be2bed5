import { useParam } from '@/app';
import { SwapDetail } from './SwapDetail';

export default function SwapPage() {
  return (
    <div className="page narrow-page">
      <SwapDetail id={useParam('id')} />
    </div>
  );
}
