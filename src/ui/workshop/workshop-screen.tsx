import { Modal } from '@mantine/core'
import { IconPresentationAnalytics, IconX } from '@tabler/icons-react'
import { Suspense, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { GUIDE_STEPS } from '../../document/index.ts'
import { HistoryButtons, useOverlayKeys } from '../fields/index.ts'
import { IconButton, onDemand, onDemandOrNothing } from '../kit/index.ts'
import { GuideHead } from './guide/guide-head.tsx'
import { PersonSwitch } from './guide/person-switch.tsx'
import { PlaceRail } from './guide/place-rail.tsx'
import { TimerVoice } from './guide/step-timer.tsx'
import { usePlaceKeys } from './guide/use-place-keys.ts'
import type { WorkshopScreenProps } from './on-demand.tsx'
import { PLACE_VIEWS } from './places.ts'
import classes from './workshop.module.css'
import { useWorkshop, WorkshopProvider } from './workshop-context.ts'

const TakeAwayMenu = onDemandOrNothing(async () => (await import('./take-away/take-away-menu.tsx')).TakeAwayMenu)
const Facilitator = onDemand(async () => (await import('./guide/facilitator.tsx')).Facilitator)

/** The workshop, over the whole designer: six guided steps and the board. Each change is a step that undo takes back. */
export function WorkshopScreen({ editor, view, services }: WorkshopScreenProps) {
  const { t } = useTranslation('workshop')
  const open = useStore(view.store, (state) => state.open)
  const screen = useRef<HTMLDivElement>(null)
  useOverlayKeys({ open, screen, editor, close: view.close })
  usePlaceKeys(view, screen)
  const surroundings = useMemo(() => ({ editor, view, services }), [editor, view, services])
  return (
    <WorkshopProvider value={surroundings}>
      <Modal.Root
        opened={open}
        onClose={view.close}
        fullScreen
        closeOnEscape={false}
        padding={0}
        transitionProps={{ duration: 0 }}
        classNames={{ content: classes.content ?? '' }}
      >
        <Modal.Content ref={screen} aria-label={t('title')}>
          <Frame />
        </Modal.Content>
      </Modal.Root>
    </WorkshopProvider>
  )
}

function Frame() {
  const { view } = useWorkshop()
  const facilitator = useStore(view.store, (state) => state.facilitator)
  return (
    <>
      <Head />
      <div className={classes.frame}>
        <PlaceRail />
        <Place />
        {facilitator && (
          <Suspense fallback={null}>
            <Facilitator />
          </Suspense>
        )}
      </div>
      {GUIDE_STEPS.map((step) => (
        <TimerVoice key={step} step={step} />
      ))}
    </>
  )
}

function Head() {
  const { editor, view } = useWorkshop()
  const { t } = useTranslation('workshop')
  const facilitator = useStore(view.store, (state) => state.facilitator)
  const name = useStore(editor.document, ({ journey }) => journey.name)
  return (
    <header className={classes.head}>
      <h2 className={classes.title}>{t('title')}</h2>
      <span className={classes.journey} dir="auto">
        {name}
      </span>
      <span className={classes.gap} />
      <PersonSwitch />
      <HistoryButtons editor={editor} />
      <IconButton
        label={t('facilitator.title')}
        keys="alt+shift+f"
        aria-pressed={facilitator}
        variant={facilitator ? 'light' : 'subtle'}
        onClick={() => view.setFacilitator(!facilitator)}
      >
        <IconPresentationAnalytics size={18} stroke={1.75} />
      </IconButton>
      <Suspense fallback={null}>
        <TakeAwayMenu />
      </Suspense>
      <IconButton label={t('close')} keys="Escape" onClick={view.close}>
        <IconX size={16} />
      </IconButton>
    </header>
  )
}

function Place() {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshop')
  const place = useStore(view.store, (state) => state.place)
  const View = PLACE_VIEWS[place]
  return (
    <div className={classes.place}>
      {place === 'board' ? (
        <h3 className="j-visually-hidden" tabIndex={-1} data-place-heading>
          {t('place.board')}
        </h3>
      ) : (
        <GuideHead key={place} step={place} />
      )}
      <div className={place === 'board' ? classes.board : classes.body}>
        <Suspense fallback={null}>
          <View />
        </Suspense>
      </div>
    </div>
  )
}
