import { useParam } from '@/app';
import { RequestDetail } from './RequestDetail';

/** One request on a page of its own, for links from elsewhere. */
export default function RequestPage() {
  return (
    <div className="page narrow-page">
      <div className="card">
        <RequestDetail id={useParam('id')} />
      </div>
    </div>
  );
}
