import { Button, Radio } from '@mantine/core'
import { IconArrowRight, IconArrowsSort, IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react'
import { type CSSProperties, type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopAction } from '../../../document/index.ts'
import { dotsOn, type Named } from '../../../workshop/index.ts'
import { IconButton } from '../../kit/index.ts'
import { useTakeGroup } from '../guide/use-guide.ts'
import { useTold } from '../workshop-context.ts'
import classes from './actions.module.css'
import { useActions } from './use-actions.ts'
import { useOrderDrag } from './use-order-drag.ts'

/** The order the group agrees on, and the action whose course it plots next. */
export function OrderList({ actions }: { actions: readonly Named<WorkshopAction>[] }) {
  const { t } = useTranslation('workshop')
  const { orderByDots, move } = useActions()
  const list = useRef<HTMLOListElement>(null)
  const ids = actions.map(([id]) => id)
  const { drag, start } = useOrderDrag(list, ids, (id, before) =>
    move(id, before, before === undefined ? ids.length : ids.filter((other) => other !== id).indexOf(before) + 1),
  )
  return (
    <section className={classes.order} aria-label={t('actions.order')}>
      <div className={classes.orderHead}>
        <h4 className={classes.orderTitle}>{t('actions.order')}</h4>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowsSort size={14} stroke={1.75} aria-hidden="true" />}
          onClick={orderByDots}
        >
          {t('actions.byDots')}
        </Button>
      </div>
      <p className={classes.orderHint}>{t('actions.orderHint')}</p>
      <ol ref={list} className={classes.orderList} data-dragging={drag !== undefined}>
        {actions.map((entry, index) => (
          <OrderRow
            key={entry[0]}
            entry={entry}
            place={index}
            ids={ids}
            list={list}
            carried={drag?.id === entry[0] ? drag.y : undefined}
            gap={drag !== undefined && drag.before === entry[0] && drag.id !== entry[0]}
            onGrip={(event) => start(entry[0], event)}
          />
        ))}
      </ol>
      <Onwards />
    </section>
  )
}

interface OrderRowProps {
  entry: Named<WorkshopAction>
  place: number
  ids: readonly string[]
  list: RefObject<HTMLOListElement | null>
  carried: number | undefined
  gap: boolean
  onGrip: (event: React.PointerEvent<HTMLElement>) => void
}

function OrderRow({ entry: [id, action], place, ids, list, carried, gap, onGrip }: OrderRowProps) {
  const { t } = useTranslation('workshop')
  const { move, choose } = useActions()
  const chosen = useTold(({ session }) => session?.action === id)
  const name = action.name.trim() === '' ? t('actions.nameless') : action.name
  const go = (by: -1 | 1) => {
    const to = place + by
    if (to < 0 || to >= ids.length) return
    move(id, by < 0 ? ids[to] : ids[to + 1], to + 1)
    // The row is the same element, but its button may have been at the end and off.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-row="${id}"] [data-by="${by}"]`)?.focus(),
    )
  }
  return (
    <li
      className={classes.orderRow}
      data-row={id}
      data-carried={carried !== undefined || undefined}
      data-gap={gap || undefined}
      style={carried === undefined ? undefined : ({ translate: `0 ${carried}px` } as CSSProperties)}
    >
      <span className={classes.grip} aria-hidden="true" onPointerDown={onGrip}>
        <IconGripVertical size={16} stroke={1.75} />
      </span>
      <Radio
        className={classes.orderChoice ?? ''}
        size="xs"
        name="workshop-action"
        checked={chosen}
        onChange={() => choose(id)}
        aria-label={t('actions.chooseIt', { name })}
        title={t('actions.choose')}
      />
      <bdi className={classes.orderName}>{name}</bdi>
      <span className={classes.orderDots} title={t('dots.on', { name, count: dotsOn(action) })}>
        {dotsOn(action) || ''}
      </span>
      <IconButton
        label={t('actions.up', { name })}
        size="sm"
        data-by="-1"
        aria-disabled={place === 0}
        {...(place === 0 && { 'data-disabled': true })}
        onClick={() => go(-1)}
      >
        <IconChevronUp size={16} stroke={1.75} />
      </IconButton>
      <IconButton
        label={t('actions.down', { name })}
        size="sm"
        data-by="1"
        aria-disabled={place === ids.length - 1}
        {...(place === ids.length - 1 && { 'data-disabled': true })}
        onClick={() => go(1)}
      >
        <IconChevronDown size={16} stroke={1.75} />
      </IconButton>
    </li>
  )
}

/** On to the course of the action that was chosen. */
function Onwards() {
  const { t } = useTranslation('workshop')
  const takeGroup = useTakeGroup()
  const chosen = useTold(({ session, actions }) =>
    session?.action !== undefined && Object.hasOwn(actions, session.action) ? actions[session.action]?.name : undefined,
  )
  if (chosen === undefined) return <p className={classes.orderHint}>{t('actions.chooseHint')}</p>
  return (
    <Button
      variant="light"
      fullWidth
      rightSection={<IconArrowRight size={16} stroke={1.75} aria-hidden="true" />}
      onClick={() => takeGroup('course')}
    >
      <span className={classes.onwards}>{t('actions.plot', { name: chosen })}</span>
    </Button>
  )
}
