import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../kit/index.ts'
import { FieldGroup } from './field-group.tsx'
import classes from './fields.module.css'

export interface Card {
  readonly id: string
  /** What it is called, for the names of its buttons. */
  readonly name: string
  /** Stands at the head, beside the buttons. */
  readonly head: ReactNode
  readonly body?: ReactNode
}

interface CardListProps {
  label: string
  /** Where a heading above says the same. */
  hideLabel?: boolean
  cards: readonly Card[]
  addLabel: string
  onAdd: () => void
  onRemove: (id: string) => void
  /** Swaps a card with the one before (−1) or after (1) it. */
  onMove?: ((id: string, by: -1 | 1) => void) | undefined
}

/** Branches, arms, goals: a list of small forms that can be added to, shortened and put in order. */
export function CardList({ label, hideLabel = false, cards, addLabel, onAdd, onRemove, onMove }: CardListProps) {
  const { t } = useTranslation('designer')
  return (
    <FieldGroup label={label} hideLabel={hideLabel}>
      <ul className={classes.cards}>
        {cards.map(({ id, name, head, body }, index) => (
          <li key={id} className={classes.card}>
            <div className={classes.cardHead}>
              {head}
              {onMove && (
                <>
                  <IconButton label={t('field.moveUp', { name })} disabled={index === 0} onClick={() => onMove(id, -1)}>
                    <IconChevronUp size={16} />
                  </IconButton>
                  <IconButton
                    label={t('field.moveDown', { name })}
                    disabled={index === cards.length - 1}
                    onClick={() => onMove(id, 1)}
                  >
                    <IconChevronDown size={16} />
                  </IconButton>
                </>
              )}
              <IconButton label={t('field.remove', { name })} onClick={() => onRemove(id)}>
                <IconTrash size={16} />
              </IconButton>
            </div>
            {body}
          </li>
        ))}
      </ul>
      <div>
        <Button variant="default" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={onAdd}>
          {addLabel}
        </Button>
      </div>
    </FieldGroup>
  )
}
