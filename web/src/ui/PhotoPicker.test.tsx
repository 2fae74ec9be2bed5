import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTheHouse } from '@/app/testing-house';
import { PhotoPicker, Photos } from './PhotoPicker';
import { fitting } from './shrink';

const sent: { url: string; file: File }[] = [];

beforeEach(() => {
  sent.length = 0;
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no cookie store
  document.cookie = 'XSRF-TOKEN=t';
  URL.createObjectURL = () => 'blob:small';
  URL.revokeObjectURL = () => undefined;
  HTMLCanvasElement.prototype.getContext = (() => ({ drawImage: () => undefined })) as never;
  HTMLCanvasElement.prototype.toBlob = function toBlob(done: BlobCallback, type?: string) {
    done(new Blob(['drawn'], { type: `${type}; ${this.width}x${this.height}` }));
  };
  vi.stubGlobal(
    'createImageBitmap',
    vi.fn(async (file: File) => {
      if (file.name.endsWith('.heic')) throw new Error('cannot decode');
      return { width: 4000, height: 3000, close: () => undefined };
    }),
  );
  vi.stubGlobal(
    'fetch',
    vi.fn(async (url: string, init: RequestInit) => {
      if (init.body instanceof FormData) sent.push({ url, file: init.body.get('file') as File });
      return Response.json({ id: `p${sent.length}` });
    }),
  );
});
afterEach(() => vi.unstubAllGlobals());

const aPhoto = (name: string) => new File(['GPS 36.66 117.01'], name, { type: 'image/jpeg' });

it('a large photo is drawn small, a small one stays as it is', () => {
  expect(fitting(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 });
  expect(fitting(3000, 4000, 1600)).toEqual({ width: 1200, height: 1600 });
  expect(fitting(640, 480, 1600)).toEqual({ width: 640, height: 480 });
});

it('sends photos small and without what the camera wrote, and hands their ids on', async () => {
  const chosen = vi.fn();
  await inTheHouse(<PhotoPicker station="s1" onChange={chosen} />);
  fireEvent.change(screen.getByLabelText('拍照或选照片'), {
    target: { files: [aPhoto('药盒.jpg'), aPhoto('b.png')] },
  });
  await waitFor(() => expect(chosen).toHaveBeenLastCalledWith(['p1', 'p2']));
  expect(sent[0]?.url).toBe('/api/documents/papers?station=s1');
  expect(sent[0]?.file.name).toBe('药盒.jpg');
  expect(sent[0]?.file.type).toBe('image/jpeg; 1600x1200');
  expect(sent[0]?.file.size).toBe('drawn'.length);
});

it('what cannot be opened is not sent as it came', async () => {
  await inTheHouse(<PhotoPicker station="s1" />);
  fireEvent.change(screen.getByLabelText('拍照或选照片'), { target: { files: [aPhoto('IMG.heic')] } });
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', expect.stringContaining('IMG.heic'));
  expect(sent).toHaveLength(0);
});

it('stored photos are fetched only when somebody asks to see them', async () => {
  await inTheHouse(<Photos of={['p1']} />);
  expect(screen.queryByRole('img', { name: '照片 1' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /看照片/ }));
  expect(screen.getByRole('img', { name: '照片 1' }).getAttribute('src')).toBe('/api/documents/papers/p1');
});
