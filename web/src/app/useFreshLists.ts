import { useQueryClient } from '@tanstack/react-query';
import { useNews } from './news';

/** Lists whose query key begins with the topic of a piece of news are asked again; after a broken line, all. */
export function useFreshLists() {
  const cache = useQueryClient();
  useNews((news) => {
    void cache.invalidateQueries(
      news.topic === '*'
        ? { predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'door' }
        : { queryKey: [news.topic] },
    );
  });
}
