import { IconCards } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { orderedActions } from '../../../workshop/index.ts'
import { EmptyState } from '../../kit/index.ts'
import { DotsLeft } from '../dots/dots-left.tsx'
import { useTold } from '../workshop-context.ts'
import { ActionCard } from './action-card.tsx'
import classes from './actions.module.css'
import { AddCards, TypicalActions } from './add-cards.tsx'
import { Duplicates } from './duplicates.tsx'
import { OrderList } from './order-list.tsx'
import { useActions } from './use-actions.ts'
import { useMergeDrag } from './use-merge-drag.ts'

/** Step 1: everybody writes what customers do, what means the same becomes one, dots are given, an order is agreed. */
export function ActionsStep() {
  const { t } = useTranslation('workshop')
  const workshop = useTold((told) => told)
  const actions = useMemo(() => orderedActions(workshop), [workshop])
  const { merge } = useActions()
  const { drag, start } = useMergeDrag(merge)
  const chosen = workshop.session?.action
  return (
    <div className={classes.step}>
      <div className={classes.writing}>
        <AddCards />
        <TypicalActions />
        {actions.length > 0 ? (
          <>
            <div className={classes.wallHead}>
              <h4 className={classes.orderTitle}>{t('actions.wall', { count: actions.length })}</h4>
              <DotsLeft kind="actions" />
            </div>
            <Duplicates />
            <ul className={classes.wall} data-dragging={drag !== undefined}>
              {actions.map(([id, action]) => (
                <ActionCard
                  key={id}
                  id={id}
                  action={action}
                  chosen={id === chosen}
                  drag={drag?.id === id || drag?.over === id ? drag : undefined}
                  onDragStart={start}
                />
              ))}
            </ul>
          </>
        ) : (
          <EmptyState icon={<IconCards size={20} stroke={1.5} />} title={t('actions.emptyTitle')}>
            {t('actions.emptyText')}
          </EmptyState>
        )}
      </div>
      {actions.length > 0 && <OrderList actions={actions} />}
    </div>
  )
}
