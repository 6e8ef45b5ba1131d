import { Button, Checkbox, NativeSelect, Popover } from '@mantine/core'
import { IconLayoutList, IconPresentation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { BOARD_LANES } from '../../../../document/index.ts'
import { orderedActions } from '../../../../workshop/index.ts'
import { Keys } from '../../../kit/index.ts'
import { useTold } from '../../workshop-context.ts'
import { ALL_ACTIONS, actionShown } from '../board-course.ts'
import { useTools } from '../tools-context.ts'
import classes from './tools.module.css'

/** Whose course is shown, and the way to show it to others. */
export function TopBar() {
  const { t } = useTranslation('board')
  const { board, store } = useTools()
  const workshop = useTold((told) => told)
  const chosen = useStore(board, (view) => view.action)
  const actions = orderedActions(workshop)
  return (
    <div className={classes.top}>
      {actions.length > 0 && (
        <NativeSelect
          className={classes.course}
          aria-label={t('course.label')}
          value={actionShown(workshop, chosen)}
          data={[
            { value: ALL_ACTIONS, label: t('course.all') },
            ...actions.map(([id, { name }]) => ({ value: id, label: name })),
          ]}
          onChange={(event) =>
            board.setState({ action: event.currentTarget.value, cell: undefined, editing: undefined })
          }
        />
      )}
      <Button variant="default" title={t('present')} onClick={() => store.setState({ presenting: true })}>
        <IconPresentation size={16} stroke={1.75} />
        <span className={classes.presentWords}>
          {t('present')}
          <span aria-hidden>
            <Keys keys="F" />
          </span>
        </span>
      </Button>
    </div>
  )
}

/** Which lanes are seen. Where rows and columns meet. */
export function LanesMenu() {
  const { t } = useTranslation('board')
  const { board } = useTools()
  const hidden = useStore(board, (view) => view.hidden)
  const toggle = (lane: (typeof BOARD_LANES)[number], shown: boolean) => {
    const next = new Set(hidden)
    if (shown) next.delete(lane)
    else next.add(lane)
    board.setState({ hidden: next, editing: undefined })
  }
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.lanes}>
          <IconLayoutList size={16} stroke={1.75} />
          {hidden.size === 0
            ? t('lanes.all')
            : t('lanes.some', { count: BOARD_LANES.length - hidden.size, all: BOARD_LANES.length })}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset aria-label={t('lanes.label')} className={classes.laneList}>
          {BOARD_LANES.map((lane) => (
            <Checkbox
              key={lane}
              label={t(`lane.${lane}`)}
              checked={!hidden.has(lane)}
              onChange={(event) => toggle(lane, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  )
}
