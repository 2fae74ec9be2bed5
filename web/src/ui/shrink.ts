/** The longer side of a stored photo, in pixels. */
export const LONGEST_SIDE = 1600;

/** A photo this browser cannot open; it is not sent as it came, for then it would tell where it was taken. */
export class NoPhoto extends Error {}

/** How large it is drawn so that no side is longer than allowed. */
export function fitting(width: number, height: number, longest: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * Draws a photo anew, upright and small. What the camera wrote beside it (place, time, device) is left behind.
 *
 * @param type JPEG for photos; PNG keeps a sign's transparent ground
 */
export async function shrink(
  file: Blob,
  longest = LONGEST_SIDE,
  type: 'image/jpeg' | 'image/png' = 'image/jpeg',
): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new NoPhoto();
  });
  const size = fitting(picture.width, picture.height, longest);
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, size.width, size.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.85));
  if (!drawn) throw new NoPhoto();
  return drawn;
}
