import { writeJourney } from '../../../../document/index.ts'
import { csvWords, minutes, minutesWords, opportunitiesCsv } from '../../../../workshop/index.ts'
import { lettersInFile, pdfOf, pointsOf } from '../../../kit/index.ts'
import { svgOf } from '../page/marks.ts'
import { type Page, POINT } from '../page/paper.ts'
import type { TakenAway } from '../speech.ts'
import type { Choices } from './choices.ts'

export interface MadeFile {
  readonly name: string
  readonly content: BlobPart
  readonly type: string
}

/** A spreadsheet takes a file for Unicode only when it begins with this. */
const UNICODE = '\uFEFF'

export const csvText = ({ journey, say }: TakenAway): string => opportunitiesCsv(journey, csvWords(say))
export const minutesText = ({ journey, say }: TakenAway): string => minutes(journey, minutesWords(say))

/** The files of a choice; several where each sheet is a picture of its own. Rejects when the browser cannot draw them. */
export async function filesOf(taken: TakenAway, pages: readonly Page[], choices: Choices): Promise<MadeFile[]> {
  const { id, name } = taken.journey
  const { what } = choices
  if (what === 'csv')
    return [{ name: `${id}-opportunities.csv`, content: UNICODE + csvText(taken), type: 'text/csv;charset=utf-8' }]
  if (what === 'minutes') return [{ name: `${id}-minutes.md`, content: minutesText(taken), type: 'text/markdown' }]
  if (what === 'file')
    return [{ name: `${id}.journey.json`, content: writeJourney(taken.journey), type: 'application/json' }]
  const stem = what === 'report' ? `${id}-report` : `${id}-wall-sheet`
  if (what === 'report' || choices.format === 'pdf') {
    const content = await pdfOf(
      pages.map((page) => pdfPage(page, name)),
      name,
    )
    return [{ name: `${stem}.pdf`, content, type: 'application/pdf' }]
  }
  const fontFace = await lettersInFile()
  const files: MadeFile[] = []
  for (const [index, page] of pages.entries()) {
    const picture = svgOf(page, { title: name, fontFace })
    const number = pages.length > 1 ? `-${index + 1}` : ''
    files.push(
      choices.format === 'svg'
        ? { name: `${stem}${number}.svg`, content: picture, type: 'image/svg+xml' }
        : { name: `${stem}${number}.png`, content: await pointsOf(picture, choices.scale), type: 'image/png' },
    )
  }
  return files
}

function pdfPage(page: Page, title: string) {
  const size = { width: page.width * POINT, height: page.height * POINT }
  return { picture: svgOf(page, { title }), page: size, place: { x: 0, y: 0, ...size } }
}
