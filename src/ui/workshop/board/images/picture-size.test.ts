import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pictureSize } from './picture-size.ts'

const bytes = (...parts: (string | number)[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((c) => c.charCodeAt(0)))))

describe('the size of a picture', () => {
  it('is told by the first bytes of a PNG, a GIF, a JPEG and a WebP', () => {
    const png = bytes(0x89, 'PNG\r\n', 0x1a, 0x0a, 0, 0, 0, 13, 'IHDR', 0, 0, 4, 0, 0, 0, 3, 0)
    expect(pictureSize(png)).toEqual({ type: 'png', width: 1024, height: 768 })
    expect(pictureSize(bytes('GIF89a', 10, 0, 20, 0))).toEqual({ type: 'gif', width: 10, height: 20 })
    const jpeg = bytes(0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 50, 0, 100, 3, 0, 0)
    expect(pictureSize(jpeg)).toEqual({ type: 'jpeg', width: 100, height: 50 })
    const webp = bytes('RIFF', 0, 0, 0, 0, 'WEBPVP8X', 10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 49, 0, 0)
    expect(pictureSize(webp)).toEqual({ type: 'webp', width: 100, height: 50 })
  })

  it('of anything else is not told: drawings that may hold scripts, pages, texts', () => {
    for (const text of ['<svg onload="alert(1)"/>', '<!doctype html>', 'PNG', '', 'BM123456'])
      expect(pictureSize(bytes(text))).toBeUndefined()
  })

  it('is never a crash, whatever the bytes are', () => {
    const beginnings = [
      [],
      [0xff, 0xd8, 0xff],
      [0x89, 0x50, 0x4e, 0x47],
      [...'RIFF1234WEBPVP8'].map((c) => c.charCodeAt(0)),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 60 }), (start, rest) => {
        const size = pictureSize(new Uint8Array([...start, ...rest]))
        if (size) expect(size.width * size.height).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
