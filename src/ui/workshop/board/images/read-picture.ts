import { LIMITS } from '../../../../document/index.ts'
import { fail, ok, type Result } from '../../../../kernel/result.ts'
import { pictureSize } from './picture-size.ts'

/** Why a file is no picture for the board. */
export type PictureProblem = 'notPicture' | 'tooLarge' | 'tooManyPixels' | 'broken'

export interface ReadPicture {
  /** A data URL of a PNG, JPEG or WebP, no longer than a document holds. */
  readonly data: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

const MOST_BYTES = 25 * 1024 * 1024
const MOST_PIXELS = 50_000_000
/** Enough to be looked at on a big screen, in pixels of its longer side. */
const LONGEST_SIDE = 1_400
const HEADER_BYTES = 256 * 1024

/**
 * Makes a picture for the board of a file: of pixels only, no larger than it is looked at. It is drawn anew, so that nothing
 * else of the file (places, names, other contents) comes along.
 */
export async function readPicture(file: Blob): Promise<Result<ReadPicture, PictureProblem>> {
  if (file.size > MOST_BYTES) return fail('tooLarge')
  const head = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer())
  const size = pictureSize(head)
  if (!size) return fail('notPicture')
  if (size.width * size.height > MOST_PIXELS) return fail('tooManyPixels')
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file.slice(0, file.size, `image/${size.type}`))
  } catch {
    return fail('broken')
  }
  const drawn = drawSmall(bitmap)
  bitmap.close()
  return drawn ? ok(drawn) : fail('tooLarge')
}

/** Smaller until it fits; sharp edges (screenshots, drawings) stay sharp as long as a PNG is short enough. */
function drawSmall(bitmap: ImageBitmap): ReadPicture | undefined {
  const canvas = document.createElement('canvas')
  for (let longest = LONGEST_SIDE; longest >= 150; longest *= 0.75) {
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    const context = canvas.getContext('2d')
    if (!context) return undefined
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const { width, height } = canvas
    for (const data of [
      canvas.toDataURL('image/png'),
      canvas.toDataURL('image/webp', 0.85),
      canvas.toDataURL('image/jpeg', 0.8),
    ])
      if (data.length <= LIMITS.imageLength) return { data, width, height }
  }
  return undefined
}
