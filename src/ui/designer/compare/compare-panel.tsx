import { Button } from '@mantine/core'
import { IconArrowsDiff, IconChartBar, IconSwitchHorizontal, IconX } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { compareWith, type Editor, isEmptySelection, showVariant } from '../../../editor/index.ts'
import { useJourney, useSay } from '../../canvas/index.ts'
import { EmptyState, IconButton, showUndo, useAnnounce } from '../../kit/index.ts'
import { PurposeDot } from '../bar/purpose-dot.tsx'
import { useDesigner } from '../designer-context.ts'
import { ChangeItem } from './change-item.tsx'
import type { Telling } from './change-words.ts'
import classes from './compare.module.css'
import { countsOf, SORTS, sortOf } from './contrast.ts'
import { useComparison } from './use-comparison.ts'

/** Beside the canvas while two variants are compared: every difference in words, to go to and to take over. */
export function ComparePanel() {
  const { editor, services } = useDesigner()
  const { t } = useTranslation(['variants', 'designer', 'common'])
  const comparison = useComparison(editor)
  const stages = useJourney(editor, (journey) => journey.stages)
  const say = useSay(editor)
  const panel = useRef<HTMLElement>(null)
  useLeaving(editor)
  useEffect(() => panel.current?.focus(), [])
  const { after, before } = comparison ?? {}
  const telling = useMemo((): Telling | undefined => {
    return after && before && { say, after, before, stages }
  }, [say, after, before, stages])
  if (!comparison || !telling) return null
  const { here, there, changes, chosen } = comparison
  const counts = countsOf(changes)
  const nameThere = telling.before.name || t('designer:variant.unnamed')
  return (
    <aside className={classes.panel} aria-label={t('panel')} data-testid="compare-panel" ref={panel} tabIndex={-1}>
      <header className={classes.head}>
        <h2 className={classes.heading}>{t('panel')}</h2>
        <IconButton label={t('swap')} onClick={() => showVariant(editor.view, there, here)}>
          <IconSwitchHorizontal size={16} />
        </IconButton>
        <IconButton label={t('leave')} keys="escape" onClick={() => compareWith(editor.view, undefined)}>
          <IconX size={16} />
        </IconButton>
      </header>
      <dl className={classes.sides}>
        <Side
          word={t('here')}
          name={telling.after.name || t('designer:variant.unnamed')}
          purpose={telling.after.purpose}
        />
        <Side word={t('there')} name={nameThere} purpose={telling.before.purpose} />
      </dl>
      <div className={classes.scroll}>
        {changes.length === 0 && (
          <EmptyState icon={<IconArrowsDiff size={20} stroke={1.5} />} title={t('same.title')}>
            {t('same.text')}
          </EmptyState>
        )}
        {SORTS.filter((sort) => counts[sort] > 0).map((sort) => (
          <section key={sort} className={classes.section} aria-label={t(`sort.${sort}`, { name: nameThere })}>
            <h3 className={classes.sort}>
              {t(`sort.${sort}`, { name: nameThere })} <span className={classes.count}>{counts[sort]}</span>
            </h3>
            <ul className={classes.list}>
              {changes
                .filter((change) => sortOf(change) === sort)
                .map((change) => (
                  <ChangeItem
                    key={change.key}
                    change={change}
                    telling={telling}
                    here={here}
                    there={there}
                    chosen={chosen === change.key}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <footer className={classes.foot}>
        {services.compare && (
          <Button
            size="compact-sm"
            leftSection={<IconChartBar size={14} aria-hidden="true" />}
            onClick={() => services.compare?.([there, here])}
          >
            {t('simulations')}
          </Button>
        )}
        {changes.length > 0 && <TakeAll here={here} there={there} nameThere={nameThere} />}
      </footer>
    </aside>
  )
}

function Side({ word, name, purpose }: { word: string; name: string; purpose: Telling['after']['purpose'] }) {
  const { t } = useTranslation('designer')
  return (
    <div className={classes.side}>
      <dt>{word}</dt>
      <dd>
        <PurposeDot purpose={purpose} />
        <span className={classes.name} dir="auto" title={name}>
          {name}
        </span>
        <span className={classes.purpose}>{t(`variant.purpose.${purpose}`)}</span>
      </dd>
    </div>
  )
}

function TakeAll({ here, there, nameThere }: { here: string; there: string; nameThere: string }) {
  const { editor } = useDesigner()
  const { t } = useTranslation(['variants', 'common'])
  const announce = useAnnounce()
  const take = (from: string, into: string) => {
    const done = editor.execute('variant.takeOver', { from, into })
    if (!done.ok) return
    announce(t('all.done'))
    showUndo({ message: t('all.done'), undo: t('common:undo'), onUndo: () => editor.undo() })
  }
  return (
    <div className={classes.all}>
      <Button size="compact-sm" variant="default" onClick={() => take(there, here)}>
        {t('all.here')}
      </Button>
      <Button size="compact-sm" variant="default" title={nameThere} onClick={() => take(here, there)}>
        {t('all.there')}
      </Button>
    </div>
  )
}

const OWN_KEYS = '[role="dialog"], [role="menu"], [role="listbox"]'

/** Is there something open, in the hand, in a field or selected on the canvas that Escape is for? */
function takesEscape(editor: Editor, target: EventTarget | null): boolean {
  if (editor.history.getState().gesture !== undefined) return true
  if (document.querySelector(`${OWN_KEYS}, [data-connecting]`)) return true
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, select, [contenteditable="true"]')) return true
  return !isEmptySelection(editor.view.getState().selection) && target.closest('[data-testid="canvas"]') !== null
}

/** Escape leaves the mode, once nothing is open, in the hand or selected on the canvas that it would take back first. */
function useLeaving(editor: Editor): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !takesEscape(editor, event.target))
        compareWith(editor.view, undefined)
    }
    // Before the canvas's own key, which empties the selection.
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [editor])
}
