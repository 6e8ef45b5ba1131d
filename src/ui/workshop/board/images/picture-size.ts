/** What the first bytes of a file say it is. */
export interface PictureSize {
  readonly type: 'png' | 'jpeg' | 'gif' | 'webp'
  readonly width: number
  readonly height: number
}

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/**
 * The kind and the size in pixels of a picture, from its first bytes and not from its name: a small file may unpack to more
 * than there is memory. Nothing for whatever is no PNG, JPEG, GIF or WebP.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (ascii(bytes, 1, 3) === 'PNG' && bytes[0] === 0x89)
      return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) }
    if (ascii(bytes, 0, 4) === 'GIF8')
      return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
    if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return webpSize(bytes, view)
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(view)
  } catch {
    // The file ends before its size is told.
  }
  return undefined
}

/** WebP: a lossy, a lossless or an extended file (RFC 9649, §2). */
function webpSize(bytes: Uint8Array, view: DataView): PictureSize | undefined {
  const kind = ascii(bytes, 12, 4)
  if (kind === 'VP8 ')
    return { type: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  if (kind !== 'VP8X') return undefined
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  return { type: 'webp', width: three(24) + 1, height: three(27) + 1 }
}

/** JPEG: segments until the one that begins a frame (ITU-T T.81, annex B). */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    // Fill bytes before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}
