import { useLocation } from 'wouter'
import { copyOf } from '../ui/library/index.ts'
import { SharedScreen } from '../ui/publishing/index.ts'
import { journeyPath } from './journey-path.ts'
import { useServices } from './services.ts'

/** The page of a link that carries a journey: it becomes a copy under an id of its own, whatever is kept here. */
export function SharedPage() {
  const { handover, randomSuffix } = useServices()
  const [, navigate] = useLocation()
  return (
    <SharedScreen
      onLibrary={() => navigate('/')}
      onOpen={(shared) => {
        const journey = copyOf(shared, shared.name, randomSuffix())
        handover.set(journey.id, journey)
        navigate(journeyPath(journey.id))
      }}
    />
  )
}
