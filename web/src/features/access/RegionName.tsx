import { useQuery } from '@tanstack/react-query';
import { api } from '@/api';

interface Named {
  code: string;
  name: string;
}

/** A region by name, with the one above it: 天桥区 · 北园街道. */
export function RegionName({ code }: { code: string }) {
  const { data } = useQuery({
    queryKey: ['places', 'path', code],
    queryFn: ({ signal }) => api.get<Named[]>(`/api/places/regions/${code}`, { signal }),
    staleTime: 600_000,
  });
  return (
    data
      ?.slice(-2)
      .map((one) => one.name)
      .join(' · ') ?? code
  );
}
