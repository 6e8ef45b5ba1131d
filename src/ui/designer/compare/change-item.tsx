import { Button } from '@mantine/core'
import { IconArrowRight, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VariantChange } from '../../../document/index.ts'
import { useView } from '../../canvas/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { changeWords, type Telling } from './change-words.ts'
import classes from './compare.module.css'
import { type Sort, sortOf } from './contrast.ts'
import { choose } from './use-comparison.ts'

const ICONS = { added: IconPlus, removed: IconMinus, changed: IconPencil, moved: IconArrowRight }
/** What taking over does in the variant in view, and in the other one. */
const DEEDS: Readonly<Record<Sort, readonly [here: 'add' | 'remove' | 'take', there: 'add' | 'remove' | 'take']>> = {
  added: ['remove', 'add'],
  removed: ['add', 'remove'],
  changed: ['take', 'take'],
  moved: ['take', 'take'],
}

interface ItemProps {
  readonly change: VariantChange
  readonly telling: Telling
  readonly here: string
  readonly there: string
  readonly chosen: boolean
}

/** One difference: what, how, and the two ways to do away with it. */
export const ChangeItem = memo(function ChangeItem({ change, telling, here, there, chosen }: ItemProps) {
  const { editor } = useDesigner()
  const { t } = useTranslation('variants')
  const announce = useAnnounce()
  const [refused, setRefused] = useState(false)
  const item = useRef<HTMLLIElement>(null)
  const sort = sortOf(change)
  const Icon = ICONS[sort]
  const { title, lines } = changeWords(change, telling)
  const selected = useView(editor, ({ selection }) => change.thing === 'step' && selection.nodes.has(change.id))
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const take = (from: string, into: string) => {
    const done = editor.execute('variant.takeOver', { from, into, change: change.key })
    setRefused(!done.ok)
    if (!done.ok) return announce(t('refused'))
    announce(t('taken', { title }))
    focusNeighbour(item.current)
  }
  const [deedHere, deedThere] = DEEDS[sort]
  return (
    <li ref={item} className={classes.item} data-chosen={chosen || selected || undefined} data-testid="change">
      <span className={classes.sign} data-sort={sort}>
        <Icon size={12} stroke={2.25} aria-hidden="true" />
      </span>
      <div className={classes.words}>
        <button
          type="button"
          className={classes.title}
          dir="auto"
          onClick={() => choose(editor, change, telling.after)}
        >
          {title}
        </button>
        {lines.map((line) => (
          <p key={line} className={classes.line}>
            {line}
          </p>
        ))}
        {refused && (
          <p className={classes.refused} role="alert">
            {t('refused')}
          </p>
        )}
        <div className={classes.deeds}>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('deedOf', { deed: t(`deed.${deedHere}Here`), title })}
            onClick={() => take(there, here)}
          >
            {t(`deed.${deedHere}Here`)}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={t('deedOf', { deed: t(`deed.${deedThere}There`), title })}
            onClick={() => take(here, there)}
          >
            {t(`deed.${deedThere}There`)}
          </Button>
        </div>
      </div>
    </li>
  )
})

/** The item is about to go: the keyboard goes on to the next one, or to the panel. */
function focusNeighbour(item: HTMLElement | null): void {
  const panel = item?.closest<HTMLElement>('aside')
  const all = [...(panel?.querySelectorAll<HTMLElement>('[data-testid="change"]') ?? [])]
  const at = item ? all.indexOf(item) : -1
  const next = all[at + 1] ?? all[at - 1]
  const target = next?.querySelector<HTMLElement>('button') ?? panel
  target?.focus()
}
