import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { JourneyPicture, type JourneyPictureProps } from '../../canvas/index.ts'

/** The picture as the text of an SVG file. Not to be called while React renders. */
export function pictureText(props: JourneyPictureProps): string {
  const host = document.createElement('div')
  const root = createRoot(host)
  flushSync(() => root.render(<JourneyPicture {...props} />))
  const drawn = host.firstElementChild
  const text = drawn ? new XMLSerializer().serializeToString(drawn) : ''
  root.unmount()
  return text
}
