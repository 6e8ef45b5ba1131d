import { Modal } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconArrowLeft, IconArrowRight, IconMaximize, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { newWorkshop } from '../../../../document/index.ts'
import { worstMoment } from '../../../../workshop/index.ts'
import { IconButton, useAnnounce } from '../../../kit/index.ts'
import { EmotionCurves, useCurveWords } from '../../curve/index.ts'
import { useTold } from '../../workshop-context.ts'
import { ALL_ACTIONS, actionShown } from '../board-course.ts'
import { useTools } from '../tools-context.ts'
import classes from './presentation.module.css'
import { type Slide, slidesOf } from './slides.ts'
import { StageSlide } from './stage-slide.tsx'

const NOTHING_YET = newWorkshop()

/** The board shown to others, stage by stage, large; by keys alone if one likes. */
export function Presentation({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('board')
  const { editor, board } = useTools()
  const workshop = useTold((told) => told)
  const stages = useStore(editor.document, ({ journey }) => journey.stages)
  const chosen = useStore(board, (view) => view.action)
  const slides = useMemo(
    () => slidesOf(workshop ?? NOTHING_YET, stages, actionShown(workshop, chosen)),
    [workshop, stages, chosen],
  )
  const [wished, setAt] = useState(0)
  const at = Math.min(wished, slides.length - 1)
  const slide = slides[at]
  const heading = useRef<HTMLHeadingElement>(null)
  const announce = useAnnounce()
  const go = (to: number) => setAt(Math.max(0, Math.min(slides.length - 1, to)))
  const count = slides.length
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    announce(t('slide.at', { at: at + 1, count }))
  }, [at, count, announce, t])
  const onKeyDown = (event: KeyboardEvent) => {
    const done = onSlideKey(event, at, slides.length, go, onClose)
    if (done) event.preventDefault()
  }
  if (!slide) return null
  return (
    <Modal.Root
      opened
      onClose={onClose}
      fullScreen
      closeOnEscape={false}
      padding={0}
      transitionProps={{ duration: 0 }}
      zIndex={400}
    >
      <Modal.Content aria-label={t('presentation')} data-keeps-escape data-testid="presentation">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the same is done by the buttons below */}
        <div className={classes.screen} onKeyDown={onKeyDown}>
          <div className={classes.slide} key={at}>
            {slide.kind === 'opening' ? (
              <OpeningSlide heading={heading} />
            ) : (
              <StageSlide slide={slide} heading={heading} of={stageCount(slides)} />
            )}
          </div>
          <footer className={classes.foot}>
            <IconButton label={t('slide.back')} keys="left" size={36} disabled={at === 0} onClick={() => go(at - 1)}>
              <IconArrowLeft size={20} />
            </IconButton>
            <span className={classes.progress} aria-hidden>
              {slides.map((each, index) => (
                // Slides have no ids: their places are what they are.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <span key={index} data-here={index === at || undefined} data-kind={each.kind} />
              ))}
            </span>
            <span className={classes.count}>{t('slide.of', { at: at + 1, count: slides.length })}</span>
            <IconButton
              label={t('slide.on')}
              keys="right"
              size={36}
              disabled={at === slides.length - 1}
              onClick={() => go(at + 1)}
            >
              <IconArrowRight size={20} />
            </IconButton>
            <span className={classes.gap} />
            <IconButton label={t('slide.full')} size={36} onClick={() => void toggleFullScreen()}>
              <IconMaximize size={18} />
            </IconButton>
            <IconButton label={t('slide.close')} keys="Escape" size={36} onClick={onClose}>
              <IconX size={20} />
            </IconButton>
          </footer>
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Space goes on, as with any projector; on a button it presses it. */
function onSlideKey(
  event: KeyboardEvent,
  at: number,
  count: number,
  go: (to: number) => void,
  close: () => void,
): boolean {
  const onButton = event.target instanceof HTMLButtonElement
  const to = { ArrowRight: at + 1, PageDown: at + 1, ArrowLeft: at - 1, PageUp: at - 1, Home: 0, End: count - 1 }[
    event.key
  ]
  if (to !== undefined) go(to)
  else if (event.key === ' ' && !onButton) go(at + (event.shiftKey ? -1 : 1))
  else if (event.key === 'Escape') close()
  else return false
  event.stopPropagation()
  return true
}

const stageCount = (slides: readonly Slide[]): number =>
  slides.filter((slide) => slide.kind === 'stage' && slide.part === 1).length

async function toggleFullScreen(): Promise<void> {
  // A browser may refuse: the window stays as large as it is.
  try {
    if (document.fullscreenElement) await document.exitFullscreen()
    else await document.documentElement.requestFullscreen()
  } catch {
    return
  }
}

/** The picture is drawn for a desk: so many times larger it can be read from the last row. */
const SCALE = 1.5

interface OpeningProps {
  readonly heading: React.RefObject<HTMLHeadingElement | null>
}

/** Who it is about, and how the whole course feels. */
function OpeningSlide({ heading }: OpeningProps) {
  const { t } = useTranslation('board')
  const { editor, board, bench } = useTools()
  const journey = useStore(editor.document, (state) => state.journey)
  const workshop = useTold((told) => told)
  const action = actionShown(
    workshop,
    useStore(board, (view) => view.action),
  )
  const words = useCurveWords()
  const { ref, width, height } = useElementSize()
  const steps = bench.layout().columns.flatMap(({ step }) => {
    const told = workshop.steps[step]
    return told ? [[step, told] as const] : []
  })
  const worst = worstMoment(workshop, new Set(steps.map(([id]) => id)))?.step
  const { persona } = workshop
  return (
    <>
      <p className={classes.over}>
        {[journey.name, action === ALL_ACTIONS ? '' : workshop.actions[action]?.name].filter(Boolean).join(' · ')}
      </p>
      <h1 ref={heading} tabIndex={-1} data-autofocus className={classes.title} dir="auto">
        {persona?.name || t('presentation')}
      </h1>
      {persona?.goal && (
        <p className={classes.lead} dir="auto">
          {persona.goal}
        </p>
      )}
      {persona?.quote && (
        <blockquote className={classes.quote} dir="auto">
          {persona.quote}
        </blockquote>
      )}
      <div ref={ref} className={classes.curve}>
        {steps.length > 0 && width > 0 && (
          <div style={{ zoom: SCALE }}>
            <EmotionCurves
              steps={steps}
              width={width / SCALE}
              height={Math.max(180, height / SCALE)}
              worst={worst}
              words={words}
              title={words.summary(steps, worst)}
              axis
              names
            />
          </div>
        )}
      </div>
      {steps.length === 0 && <p className={classes.lead}>{t('slide.nothing')}</p>}
    </>
  )
}
