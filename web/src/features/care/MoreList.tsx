import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Query } from '@/api';
import { CannotRead, EmptyState, Loading } from '@/ui';
import { pageOf } from './care';
import { useT } from './texts';

interface Props<T> {
  path: string;
  query: Query;
  id: (row: T) => string;
  row: (row: T) => ReactNode;
  empty: string;
  /** What a refusal of the names says; else the refusal itself. */
  closed?: ReactNode;
}

/** People one under the other, more on demand. */
export function MoreList<T>({ path, query, id, row, empty, closed }: Props<T>) {
  const t = useT();
  const list = useInfiniteQuery({
    queryKey: ['care', path, query],
    queryFn: ({ signal, pageParam }) => pageOf<T>(path, query, signal, pageParam),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (list.isPending) return <Loading rows={6} />;
  if (list.isError) {
    return closed ?? <CannotRead no={list.error} again={() => void list.refetch()} />;
  }
  const rows = list.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <EmptyState>{empty}</EmptyState>;
  return (
    <>
      <ul className="care-list">
        {rows.map((one) => (
          <li key={id(one)}>{row(one)}</li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
