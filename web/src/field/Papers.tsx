import { useEffect, useRef, useState } from 'react';
import { newId } from '@/api';
import { shrink } from '@/ui/shrink';
import type { Paper, Values } from './record';
import { useT } from './texts';

/** Small enough that a few lie on the phone until the network is back, in pixels. */
const LONGEST = 1280;
const MOST = 6;

async function dataOf(file: Blob): Promise<string> {
  const small = await shrink(file, LONGEST);
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(small);
  });
}

/** Photos and a signature; possible, never required. They lie on the phone until the record is sent. */
export function Papers({ values, change }: { values: Values; change: (part: Partial<Values>) => void }) {
  const t = useT();
  const [signing, setSigning] = useState(false);
  const [no, setNo] = useState('');
  const photos = values.papers.filter((one) => one.kind === 'photo');
  const signature = values.papers.find((one) => one.kind === 'signature');
  const without = (paper: Paper) =>
    change({ papers: values.papers.filter((one) => one.command !== paper.command) });
  async function add(file: File | undefined) {
    if (!file) return;
    setNo('');
    try {
      const data = await dataOf(file);
      change({ papers: [...values.papers, { command: newId(), kind: 'photo', data }] });
    } catch {
      setNo(t('badPhoto'));
    }
  }
  return (
    <>
      <p className="quiet">{t('photosHint')}</p>
      <div className="papers">
        {photos.map((photo, at) => (
          <span key={photo.command} className="paper">
            <img src={photo.data} alt={t('photo', { no: at + 1 })} />
            <button
              type="button"
              aria-label={`${t('remove')} ${t('photo', { no: at + 1 })}`}
              onClick={() => without(photo)}
            >
              ×
            </button>
          </span>
        ))}
        {photos.length < MOST && (
          <label className="button">
            {t('takePhoto')}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              className="chooser"
              onChange={(event) => {
                void add(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </label>
        )}
        {signature ? (
          <span className="paper">
            <img src={signature.data} alt={t('signed')} />
            <button
              type="button"
              aria-label={`${t('remove')} ${t('signed')}`}
              onClick={() => without(signature)}
            >
              ×
            </button>
          </span>
        ) : (
          <button type="button" onClick={() => setSigning(true)}>
            {t('sign')}
          </button>
        )}
      </div>
      {no && (
        <p className="no" role="alert">
          {no}
        </p>
      )}
      {signing && (
        <Sign
          close={() => setSigning(false)}
          done={(data) => {
            setSigning(false);
            change({ papers: [...values.papers, { command: newId(), kind: 'signature', data }] });
          }}
        />
      )}
    </>
  );
}

/** The resident writes with a finger; black on white in every look. */
function Sign({ close, done }: { close: () => void; done: (data: string) => void }) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [written, setWritten] = useState(false);
  const clear = () => {
    const paper = canvas.current;
    const pen = paper?.getContext('2d');
    if (!paper || !pen) return;
    paper.width = paper.clientWidth;
    paper.height = paper.clientHeight;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, paper.width, paper.height);
    pen.lineWidth = 4;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    setWritten(false);
  };
  useEffect(clear, []);
  const at = (event: React.PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top] as const;
  };
  return (
    <div className="signing" role="dialog" aria-modal="true" aria-label={t('sign')}>
      <h2>{t('sign')}</h2>
      <p>{t('signHint')}</p>
      <canvas
        ref={canvas}
        aria-label={t('sign')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const pen = event.currentTarget.getContext('2d');
          pen?.beginPath();
          pen?.moveTo(...at(event));
        }}
        onPointerMove={(event) => {
          if (event.buttons === 0) return;
          const pen = event.currentTarget.getContext('2d');
          pen?.lineTo(...at(event));
          pen?.stroke();
          setWritten(true);
        }}
      />
      <div className="papers">
        <button
          type="button"
          className="main"
          disabled={!written}
          onClick={() => canvas.current && done(canvas.current.toDataURL('image/png'))}
        >
          {t('signDone')}
        </button>
        <button type="button" onClick={clear}>
          {t('signAgain')}
        </button>
        <button type="button" onClick={close}>
          {t('signClose')}
        </button>
      </div>
    </div>
  );
}
