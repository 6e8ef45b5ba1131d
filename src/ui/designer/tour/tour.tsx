import { Button, Portal } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from '../../../editor/index.ts'
import { STEPS } from './steps.ts'
import classes from './tour.module.css'
import { useFocusBack } from './use-focus-back.ts'
import { useSpot } from './use-spot.ts'

interface TourProps {
  readonly editor: Editor
  /** Taken to its end or skipped. */
  readonly onLeave: () => void
}

/**
 * A few cards that say what is where. Nothing is covered or barred: one can go on working beside it. The keyboard goes to
 * each card's title, so that it is read aloud, and back to where it was when the tour ends.
 */
export function Tour(props: TourProps) {
  return (
    <Portal>
      <TourCard {...props} />
    </Portal>
  )
}

function TourCard({ editor, onLeave }: TourProps) {
  const { t } = useTranslation('tour')
  const [at, setAt] = useState(0)
  const step = STEPS[at] ?? STEPS[0]
  const card = useRef<HTMLDivElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const [titleId, textId] = [useId(), useId()]
  const last = at === STEPS.length - 1
  useFocusBack()
  useLayoutEffect(() => step?.prepare?.(editor), [step, editor])
  const spot = useSpot(step, card)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every step is read anew
  useEffect(() => title.current?.focus({ preventScroll: true }), [at])
  useEscape(onLeave)
  const go = (by: number) => {
    if (at + by >= STEPS.length) onLeave()
    else setAt(Math.max(0, at + by))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined || (by > 0 && last)) return
    event.preventDefault()
    event.stopPropagation()
    go(by)
  }
  if (!step) return null
  return (
    <>
      {spot.ring && <div className={classes.ring} style={spot.ring} aria-hidden="true" />}
      <div
        ref={card}
        role="dialog"
        aria-modal="false"
        aria-labelledby={titleId}
        aria-describedby={textId}
        className={classes.card}
        style={spot.card}
        data-tour-card
        onKeyDown={onKeyDown}
      >
        <p className={classes.count}>{t('count', { at: at + 1, of: STEPS.length })}</p>
        <h2 ref={title} id={titleId} className={classes.title} tabIndex={-1}>
          {t(`step.${step.id}.title`)}
        </h2>
        <p id={textId} className={classes.text}>
          {t(`step.${step.id}.text`)}
        </p>
        <div className={classes.foot}>
          {!last && (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={onLeave}>
              {t('skip')}
            </Button>
          )}
          <span className={classes.gap} />
          {at > 0 && (
            <Button variant="default" size="compact-sm" onClick={() => go(-1)}>
              {t('back')}
            </Button>
          )}
          <Button size="compact-sm" onClick={() => go(1)}>
            {last ? t('done') : t('next')}
          </Button>
        </div>
      </div>
    </>
  )
}

/** Escape ends the tour from anywhere on the page, but for menus and dialogs that would close by it themselves. */
function useEscape(onLeave: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      const inside = event.target instanceof Element ? event.target.closest(OTHERS) : null
      if (inside) return
      event.preventDefault()
      event.stopPropagation()
      onLeave()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [onLeave])
}

const OTHERS = '[role="dialog"]:not([data-tour-card]), [role="menu"], [role="listbox"], input, textarea'
