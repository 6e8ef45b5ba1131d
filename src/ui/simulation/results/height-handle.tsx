import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '../simulation.module.css'

const STORAGE_KEY = 'jornada.resultsHeight'
const VARIABLE = '--j-results-height'
const LOWEST = 160
const STEP = 40
const USUAL = 340

/** The upper edge of the panel: pulled by hand or by arrow keys it makes the panel higher. The height is remembered. */
export function HeightHandle() {
  const { t } = useTranslation('simulation')
  const [height, setHeight] = useState(readHeight)
  useEffect(() => {
    document.documentElement.style.setProperty(VARIABLE, `${height}px`)
    keepHeight(height)
  }, [height])
  const change = (next: number) => setHeight(Math.round(Math.min(highest(), Math.max(LOWEST, next))))
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const bottom = event.currentTarget.parentElement?.getBoundingClientRect().bottom ?? window.innerHeight
    change(bottom - event.clientY)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const wish = { ArrowUp: height + STEP, ArrowDown: height - STEP, Home: LOWEST, End: highest() }[event.key]
    if (wish === undefined) return
    event.preventDefault()
    change(wish)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be a separator that moves
    <div
      className={classes.handle}
      role="separator"
      aria-orientation="horizontal"
      aria-label={t('height')}
      aria-valuenow={height}
      aria-valuemin={LOWEST}
      aria-valuemax={highest()}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      onDoubleClick={() => change(height < highest() ? highest() : USUAL)}
    />
  )
}

// The canvas keeps a strip, however high the panel.
const highest = () => Math.max(LOWEST, window.innerHeight - 200)

function readHeight(): number {
  try {
    const kept = Number(localStorage.getItem(STORAGE_KEY))
    return kept >= LOWEST ? Math.min(kept, highest()) : USUAL
  } catch {
    return USUAL
  }
}

function keepHeight(height: number): void {
  try {
    localStorage.setItem(STORAGE_KEY, String(height))
  } catch {
    // Private windows may refuse; the height then lasts as long as the page.
  }
}
