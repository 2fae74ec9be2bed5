import { useQuery } from '@tanstack/react-query';
import { Input, Tree } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '@/api';
import { useAddress } from '@/app';
import { CannotRead, EmptyState, Loading } from '@/ui';
import { Grids } from './Grids';
import type { Region } from './places';
import { useT } from './texts';
import './places.css';

interface Node {
  key: string;
  title: string;
  isLeaf: boolean;
  selectable: boolean;
  children?: Node[];
}

function node(region: Region): Node {
  const leaf = region.level === 'community';
  return { key: region.code, title: region.spoken, isLeaf: leaf, selectable: leaf };
}

function children(parent: string) {
  return api.get<Region[]>('/api/places/regions', { query: { parent } });
}

/** The county's streets and communities, and the grids of the chosen one. */
export default function PlacesPage() {
  const t = useT();
  const [address, setAddress] = useAddress();
  const [opened, setOpened] = useState<Record<string, Node[]>>({});
  const counties = useQuery({
    queryKey: ['places', 'counties'],
    queryFn: ({ signal }) => api.get<Region[]>('/api/places/counties', { signal }),
  });
  const home = counties.data?.[0]?.code;
  useEffect(() => {
    if (home) void children(home).then((found) => setOpened((now) => ({ ...now, [home]: found.map(node) })));
  }, [home]);
  const chosen = address.region;
  const street = chosen ? `${chosen.slice(0, 9)}000` : undefined;
  const [expanded, setExpanded] = useState<string[]>([]);
  useEffect(() => {
    const shown = [home, street].filter((code) => code !== undefined);
    setExpanded((now) => [...new Set([...now, ...shown])]);
    if (street)
      void children(street).then((found) => setOpened((now) => ({ ...now, [street]: found.map(node) })));
  }, [home, street]);
  const words = address.q ?? '';
  const found = useQuery({
    queryKey: ['places', 'search', home, words],
    queryFn: ({ signal }) =>
      api.get<Region[]>('/api/places/search', { query: { text: words, within: home }, signal }),
    enabled: words.length > 0 && home !== undefined,
  });
  const hang = (level: Node[]): Node[] =>
    level.map((one) => {
      const below = opened[one.key];
      return below ? { ...one, children: hang(below) } : one;
    });
  return (
    <div className="page">
      <h1>{t('title')}</h1>
      {counties.isPending && <Loading rows={6} />}
      {counties.error && <CannotRead no={counties.error} again={() => void counties.refetch()} />}
      {counties.data?.length === 0 && <EmptyState>{t('noCounty')}</EmptyState>}
      {home && (
        <div className="places-body">
          <section className="card">
            <Input.Search
              allowClear
              defaultValue={words}
              placeholder={t('search')}
              aria-label={t('search')}
              onSearch={(q) => setAddress({ q })}
            />
            <div className="places-tree">
              {words && found.data ? (
                <Tree
                  key="found"
                  blockNode
                  selectedKeys={chosen ? [chosen] : []}
                  treeData={found.data.map((region) => ({ ...node(region), isLeaf: true, selectable: true }))}
                  onSelect={([key]) => setAddress({ region: key ? String(key) : undefined })}
                />
              ) : (
                <Tree
                  key={home}
                  blockNode
                  expandAction="click"
                  expandedKeys={expanded}
                  onExpand={(keys) => setExpanded(keys.map(String))}
                  selectedKeys={chosen ? [chosen] : []}
                  treeData={hang((counties.data ?? []).map(node))}
                  loadData={async ({ key }) => {
                    const below = await children(String(key));
                    setOpened((now) => ({ ...now, [String(key)]: below.map(node) }));
                  }}
                  onSelect={([key]) => setAddress({ region: key ? String(key) : undefined })}
                />
              )}
              {words && found.data?.length === 0 && <p className="quiet">{t('none')}</p>}
            </div>
          </section>
          {chosen ? <Grids key={chosen} region={chosen} /> : <EmptyState>{t('choose')}</EmptyState>}
        </div>
      )}
    </div>
  );
}
