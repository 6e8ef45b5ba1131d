import { CloseButton, SegmentedControl } from '@mantine/core'
import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from '../../../editor/index.ts'
import { onDemand } from '../../kit/index.ts'
import type { Simulation } from '../simulation.ts'
import { useReadable } from '../use-readable.ts'
import { FoundPeople } from './found-people.tsx'
import classes from './stories.module.css'
import type { Stories, StoriesState } from './stories.ts'

// It runs the machine on this page: compiler and all.
const ByHandPanel = onDemand(async () => (await import('./by-hand-panel.tsx')).ByHandPanel)

interface StoriesPanelProps {
  readonly editor: Editor
  readonly simulation: Simulation
  readonly stories: Stories
}

const modeOf = (state: StoriesState) => state.mode

/** Example customers: those of the simulation who were somewhere, or one who is led by hand. */
export function StoriesPanel({ editor, simulation, stories }: StoriesPanelProps) {
  const { t } = useTranslation(['stories', 'common'])
  const mode = useReadable(stories.store, modeOf)
  const heading = useRef<HTMLHeadingElement>(null)
  // What opened it may have gone with the inspector: the keyboard goes on here.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <aside className={classes.panel} aria-label={t('title')} data-testid="stories">
      <header className={classes.head}>
        <h2 className={classes.title} ref={heading} tabIndex={-1}>
          {t('title')}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={t('mode.label')}
          data={[
            { value: 'found', label: t('mode.found') },
            { value: 'byHand', label: t('mode.byHand') },
          ]}
          value={mode}
          onChange={(next) => stories.setMode(next as StoriesState['mode'])}
        />
        <CloseButton aria-label={t('common:close')} onClick={stories.close} />
      </header>
      {mode === 'found' ? (
        <FoundPeople editor={editor} simulation={simulation} stories={stories} />
      ) : (
        <Suspense fallback={null}>
          <ByHandPanel editor={editor} simulation={simulation} />
        </Suspense>
      )}
    </aside>
  )
}
