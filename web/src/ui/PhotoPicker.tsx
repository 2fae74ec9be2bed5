import { CameraOutlined, CloseOutlined, FileImageOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api, newId } from '@/api';
import { useRefusalWords } from './Refused';
import { NoPhoto, shrink } from './shrink';
import { useUiText } from './texts';

interface Props {
  /** Ids of stored papers; plain text, so that a draft keeps them. */
  value?: string[];
  onChange?: (value: string[]) => void;
  id?: string;
  /** The station whose people it is about; may be left out by somebody who works at one. */
  station?: string | undefined;
  most?: number;
  /** Where they are kept, if not among the station's papers. */
  address?: string | undefined;
}

const PAPERS = '/api/documents/papers';

/** Photos beside a record, never required: from camera or gallery, made small and bare before they are sent. */
export function PhotoPicker({ value = [], onChange, id, station, most = 20, address = PAPERS }: Props) {
  const t = useUiText();
  const words = useRefusalWords();
  const chooser = useRef<HTMLInputElement>(null);
  const shown = useRef<Record<string, string>>({});
  const latest = useRef(value);
  latest.current = value;
  const [busy, setBusy] = useState(0);
  const [trouble, setTrouble] = useState('');
  useEffect(
    () => () => {
      for (const url of Object.values(shown.current)) URL.revokeObjectURL(url);
    },
    [],
  );

  async function store(file: File) {
    const photo = await shrink(file);
    const form = new FormData();
    form.append('file', photo, `${file.name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`);
    const stored = await api.post<{ id: string }>(address, form, {
      query: { station },
      command: newId(),
    });
    shown.current[stored.id] = URL.createObjectURL(photo);
    latest.current = [...latest.current, stored.id];
    onChange?.(latest.current);
  }

  async function add(files: FileList | null) {
    const chosen = [...(files ?? [])].slice(0, most - latest.current.length);
    setTrouble('');
    setBusy(chosen.length);
    for (const file of chosen) {
      try {
        await store(file);
      } catch (no) {
        setTrouble(no instanceof NoPhoto ? t('photo.unreadable', { name: file.name }) : words(no).happened);
      }
      setBusy((left) => left - 1);
    }
    if (chooser.current) chooser.current.value = '';
  }

  return (
    <div>
      <ul className="photos">
        {value.map((paper, at) => (
          <li key={paper}>
            {shown.current[paper] ? (
              <img src={shown.current[paper]} alt={t('photo.one', { no: at + 1 })} />
            ) : (
              <span className="photo-kept" title={t('photo.kept')}>
                <FileImageOutlined aria-hidden />
                {t('photo.one', { no: at + 1 })}
              </span>
            )}
            <Button
              size="small"
              shape="circle"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('photo.remove', { no: at + 1 })}
              onClick={() => onChange?.(value.filter((other) => other !== paper))}
            />
          </li>
        ))}
        {busy > 0 && (
          <li>
            <span className="photo-kept">
              <Spin />
            </span>
          </li>
        )}
      </ul>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        className="chooser"
        aria-label={t('photo.add')}
        onChange={(event) => void add(event.target.files)}
      />
      {value.length < most && (
        <Button
          {...(id ? { id } : {})}
          icon={<CameraOutlined aria-hidden />}
          loading={busy > 0}
          onClick={() => chooser.current?.click()}
        >
          {t('photo.add')}
        </Button>
      )}
      {trouble && (
        <p className="alarm" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}

/** One photo, for a field that holds a single one. */
export function OnePhoto(props: {
  value?: string | null;
  onChange?: (value: string | undefined) => void;
  id?: string;
  station?: string | undefined;
  address?: string | undefined;
}) {
  return (
    <PhotoPicker
      {...(props.id ? { id: props.id } : {})}
      address={props.address}
      station={props.station}
      most={1}
      value={props.value ? [props.value] : []}
      onChange={(value) => props.onChange?.(value[0])}
    />
  );
}

/** Stored photos. They are fetched only when somebody asks to see them, for each look is recorded. */
export function Photos({ of, address = PAPERS }: { of: readonly string[]; address?: string | undefined }) {
  const t = useUiText();
  const [open, setOpen] = useState(false);
  if (of.length === 0) return null;
  if (!open)
    return (
      <Button
        size="small"
        icon={<FileImageOutlined aria-hidden />}
        title={t('photo.traced')}
        onClick={() => setOpen(true)}
      >
        {t('photo.see', { no: of.length })}
      </Button>
    );
  return (
    <ul className="photos photos-seen">
      {of.map((paper, at) => (
        <li key={paper}>
          <img src={`${address}/${paper}`} alt={t('photo.one', { no: at + 1 })} />
        </li>
      ))}
    </ul>
  );
}
