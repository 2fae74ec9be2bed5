import { DownloadOutlined, FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Input, Select, Table, type TableColumnType } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { api, type Page, type Query } from '@/api';
import { useAddress, useGo, useNarrow, useWordsApart } from '@/app';
import { EmptyState } from './EmptyState';
import { Loading } from './Loading';
import { CannotRead } from './Refused';
import { useUiText } from './texts';
import { useCommand } from './useCommand';

export interface Filter {
  /** Its word in the address and in the query. */
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
}

interface Props<T> {
  title: ReactNode;
  /** First part of the query key; news of this topic reload the list. */
  topic: string;
  /** Answers `{items, next}`; asked with the words of the address and `cursor`. */
  path: string;
  /** Always asked along, not in the address. */
  query?: Query;
  id: (row: T) => string;
  /** On the desk; the first column is the person or promise and opens the row. */
  columns: readonly TableColumnType<T>[];
  /** On the phone: one card, the same in a few lines. */
  card: (row: T) => ReactNode;
  /** A row opens a page … */
  to?: (row: T) => string;
  /** … or beside the list (`?open=id`). */
  detail?: (id: string, close: () => void) => ReactNode;
  search?: string;
  /**
   * Where the list is asked for what is searched when that is somebody's name: such words stand in no address. The
   * export is then asked the same way.
   */
  searchPath?: string;
  /** Words of the address that choose the view and are no filter. */
  stays?: readonly string[];
  filters?: readonly Filter[];
  /** More filters, such as `<PeriodFilter/>`. */
  more?: ReactNode;
  /** Buttons at the top right: 登记. */
  actions?: ReactNode;
  /** A path that answers with a file, asked with the same words. */
  exportPath?: string;
  /** What the export's button says, where the file is no Excel workbook. */
  exportWords?: string;
  empty?: { words: string; action?: ReactNode };
}

const OPEN = 'open';

/** A list: search, filters in the address, further pages on demand, export; details beside it. */
export function ListPage<T extends object>(props: Props<T>) {
  const {
    title,
    topic,
    path,
    query,
    id,
    columns,
    card,
    to,
    detail,
    filters = [],
    more,
    actions,
    stays = [],
  } = props;
  const t = useUiText();
  const narrow = useNarrow();
  const go = useGo();
  const [address, setAddress] = useAddress();
  const { [OPEN]: opened, ...words } = address;
  const apart = useWordsApart();
  const { searchPath } = props;
  const sought = searchPath ? apart.words : (address.q ?? '');
  const asked = { ...words, ...query };
  const narrowing = Object.keys(words).filter((word) => !stays.includes(word));
  const filtered = narrowing.length > 0 || sought !== '';
  const [choosing, setChoosing] = useState(false);
  const choices = filters.length > 0 || Boolean(more);
  const shown = !narrow || choosing || filters.some((filter) => address[filter.name]);

  const list = useInfiniteQuery({
    queryKey: [topic, 'list', path, asked, sought],
    queryFn: ({ pageParam, signal }) => {
      const how = { query: { ...asked, cursor: pageParam }, signal };
      return searchPath && sought
        ? api.post<Page<T>>(searchPath, { text: sought }, how)
        : api.get<Page<T>>(path, how);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];

  function open(row: T) {
    if (detail) setAddress({ [OPEN]: id(row) }, { push: true });
    else if (to) go(to(row));
  }
  function close() {
    setAddress({ [OPEN]: undefined });
  }

  const opening = columns.map((column, i) =>
    i > 0 || !(to || detail)
      ? column
      : {
          ...column,
          render: (value: unknown, row: T, index: number) => {
            const inside = (column.render ? column.render(value, row, index) : value) as ReactNode;
            return detail || !to ? (
              <button type="button" className="row-opener" onClick={() => open(row)}>
                {inside}
              </button>
            ) : (
              <Link className="row-opener" to={to(row)}>
                {inside}
              </Link>
            );
          },
        },
  );

  return (
    <div className="page list-page">
      <div className="list-head">
        <h1>{title}</h1>
        <div className="list-actions">
          {props.exportPath && (
            <Export
              path={props.exportPath}
              query={asked}
              words={props.exportWords ?? t('export')}
              {...(searchPath ? { body: { text: sought } } : {})}
            />
          )}
          {actions}
        </div>
      </div>
      <search className="list-filters">
        {props.search && (
          <SearchBox
            words={sought}
            placeholder={props.search}
            say={searchPath ? apart.say : (q) => setAddress({ q: q || undefined })}
          />
        )}
        {narrow && choices && (
          <Button
            icon={<FilterOutlined aria-hidden />}
            aria-expanded={shown}
            onClick={() => setChoosing(!shown)}
          >
            {t('filter')}
          </Button>
        )}
        {(shown ? filters : []).map((filter) => (
          <Select
            key={filter.name}
            aria-label={filter.label}
            placeholder={filter.label}
            allowClear
            popupMatchSelectWidth={false}
            value={address[filter.name] ?? null}
            onChange={(value: string | null | undefined) => setAddress({ [filter.name]: value ?? undefined })}
            options={[...filter.options]}
          />
        ))}
        {shown && more}
        {filtered && (
          <Button
            type="link"
            onClick={() => {
              if (searchPath && sought) apart.say('', narrowing);
              else setAddress(Object.fromEntries(narrowing.map((name) => [name, undefined])));
            }}
          >
            {t('clear')}
          </Button>
        )}
      </search>
      <div className={opened && detail && !narrow ? 'list-and-detail' : undefined}>
        <div className="list-rows">
          {list.isPending && <Loading rows={8} />}
          {list.isError && rows.length === 0 && (
            <CannotRead no={list.error} again={() => void list.refetch()} />
          )}
          {list.isSuccess && rows.length === 0 && (
            <EmptyState action={filtered ? undefined : props.empty?.action}>
              {filtered ? t('noneFound') : (props.empty?.words ?? t('noneHere'))}
            </EmptyState>
          )}
          {rows.length > 0 &&
            (narrow ? (
              <ul className="cards">
                {rows.map((row) => (
                  <li key={id(row)}>
                    {to || detail ? (
                      <button type="button" className="card-opener" onClick={() => open(row)}>
                        {card(row)}
                      </button>
                    ) : (
                      <div className="card-opener">{card(row)}</div>
                    )}
                  </li>
                ))}
              </ul>
            ) : (
              <Table<T>
                size="middle"
                pagination={false}
                rowKey={id}
                columns={opening}
                dataSource={rows}
                scroll={{ x: 'max-content' }}
                rowClassName={(row) => (id(row) === opened ? 'row-open' : to || detail ? 'row-opens' : '')}
                onRow={(row) => ({
                  onClick: (event) => {
                    const inside = (event.target as HTMLElement).closest('a, button, input, label');
                    if (!inside && !getSelection()?.toString()) open(row);
                  },
                })}
              />
            ))}
          {rows.length > 0 && (
            <div className="list-foot">
              {list.isError && <CannotRead no={list.error} again={() => void list.fetchNextPage()} />}
              {list.hasNextPage ? (
                <>
                  <span className="quiet">{t('shown', { count: rows.length })}</span>
                  <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {t('more')}
                  </Button>
                </>
              ) : (
                <span className="quiet">{t('allShown', { count: rows.length })}</span>
              )}
            </div>
          )}
        </div>
        {detail &&
          opened &&
          (narrow ? (
            <Drawer open placement="bottom" size="94dvh" onClose={close} title=" ">
              {detail(opened, close)}
            </Drawer>
          ) : (
            <aside className="list-detail card">{detail(opened, close)}</aside>
          ))}
      </div>
    </div>
  );
}

const PAUSE = 250;

function SearchBox({
  words,
  placeholder,
  say: tell,
}: {
  words: string;
  placeholder: string;
  say: (words: string) => void;
}) {
  const t = useUiText();
  const [typed, setTyped] = useState(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (!timer.current) setTyped(words);
  }, [words]);
  useEffect(() => () => clearTimeout(timer.current), []);
  function say(q: string) {
    clearTimeout(timer.current);
    timer.current = undefined;
    tell(q.trim());
  }
  return (
    <Input
      className="list-search"
      prefix={<SearchOutlined aria-hidden />}
      placeholder={placeholder}
      aria-label={t('search')}
      allowClear
      value={typed}
      onChange={(event) => {
        const next = event.target.value;
        setTyped(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => say(next), PAUSE);
      }}
      onPressEnter={() => say(typed)}
    />
  );
}

function Export({
  path,
  query,
  words,
  body,
}: {
  path: string;
  query: Query;
  words: string;
  body?: { text: string };
}) {
  const t = useUiText();
  const { send, busy, refusal } = useCommand(() => api.download(path, 'linli.xlsx', { query }, body));
  return (
    <>
      {refusal !== undefined && <CannotRead no={refusal} />}
      <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void send()}>
        {busy ? t('exporting') : words}
      </Button>
    </>
  );
}
