import type { TFunction } from 'i18next'
import { hasRoom, placeOf, selectThings, thingId } from '../../../canvas/board/index.ts'
import type { Tools } from '../tools-context.ts'
import { readPicture } from './read-picture.ts'

/** How wide a picture is laid down at most and at least, in pixels of the board. */
const WIDTH = 216
const LEAST = 48

/** Lays the pictures among some files upon the board; says of the others why they are none. */
export async function addPictures(
  tools: Tools,
  files: readonly File[],
  at: { readonly x: number; readonly y: number },
  t: TFunction<'board'>,
): Promise<void> {
  const { editor, board, bench, store } = tools
  const made: string[] = []
  for (const [index, file] of files.entries()) {
    const tell = (problem: string) => store.setState({ notice: problem })
    if (!hasRoom(editor.document.getState().journey.workshop?.board, 'images')) {
      tell(t('picture.noRoom'))
      break
    }
    const read = await readPicture(file)
    if (!read.ok) {
      tell(t(`picture.${read.error}`, { name: file.name }))
      continue
    }
    const { data, width, height } = read.value
    const wide = Math.max(LEAST, Math.min(WIDTH, width))
    const size = { width: wide, height: Math.max(1, Math.round((height * wide) / width)) }
    const shift = index * 24
    const rect = { x: at.x - size.width / 2 + shift, y: at.y - size.height / 2 + shift, ...size }
    const added = editor.execute('board.add', {
      kind: 'images',
      value: { ...placeOf(rect, bench.layout()), ...size, data, alt: '' },
    })
    if (added.ok) made.push(thingId('images', added.value))
    else tell(t('picture.noRoom'))
  }
  if (made.length === 0) return
  selectThings(board, made)
  tools.announce(t('picture.added', { count: made.length }))
}
