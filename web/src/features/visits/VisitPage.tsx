import { useParam } from '@/app';
import { VisitDetail } from './VisitDetail';

export default function VisitPage() {
  return (
    <div className="page narrow-page">
      <VisitDetail id={useParam('id')} />
    </div>
  );
}
