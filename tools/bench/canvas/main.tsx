// The page that the canvas benchmark measures: `?view=jornada|bare&nodes=2000`.
import { createRoot } from 'react-dom/client'
import { largeJourney } from '../large-journey.ts'
import { recordFrames } from './frames.ts'

const query = new URLSearchParams(location.search)
const journey = largeJourney(Number(query.get('nodes') ?? '500'))
const variant = journey.variants[journey.mainVariant]
const root = document.getElementById('root')
if (!root || !variant) throw new Error('The benchmark page is incomplete.')

const view =
  query.get('view') === 'bare'
    ? (await import('./bare.tsx')).bare(variant)
    : await (await import('./jornada.tsx')).jornada(journey)
createRoot(root).render(view)
recordFrames(variant)
