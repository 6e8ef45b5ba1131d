import { Modal } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../document/index.ts'
import type { Autosave, Resolution, SaveConflict } from '../../sync/index.ts'
import { showUndo } from '../../ui/kit/index.ts'
import classes from '../app.module.css'
import { conflictInWords } from './conflict-words.ts'

const CHOICES: readonly Resolution[] = ['merged', 'mine', 'theirs']

interface ConflictDialogProps {
  autosave: Autosave
  /** Puts a document in the place of the open one, as a change made here. */
  restore: (document: Journey) => void
  onClose: () => void
}

/** Two changed the same thing at the same time: shows what, and lets the person choose. */
export function ConflictDialog({ autosave, restore, onClose }: ConflictDialogProps) {
  const { t } = useTranslation('app')
  const { conflict } = useSyncExternalStore(autosave.subscribe, autosave.getState)
  const choose = (choice: Resolution) => {
    const mine = conflict?.mine
    autosave.resolve(choice)
    onClose()
    // The editor's own undo passes over what came from outside, so the way back is offered here.
    if (choice === 'theirs' && mine) {
      showUndo({ message: t('conflict.replaced'), undo: t('conflict.bringBack'), onUndo: () => restore(mine) })
    }
  }
  return (
    <Modal
      opened={conflict !== undefined}
      onClose={onClose}
      size="lg"
      title={t('conflict.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {conflict && (
        <>
          <Differences conflict={conflict} />
          <div className={classes.choices}>
            {CHOICES.map((choice) => (
              <button key={choice} type="button" className={classes.choice} onClick={() => choose(choice)}>
                <strong>{t(`conflict.${choice}`)}</strong>
                <span>{t(`conflict.${choice}Text`)}</span>
              </button>
            ))}
          </div>
        </>
      )}
    </Modal>
  )
}

function Differences({ conflict }: { conflict: SaveConflict }) {
  const { t } = useTranslation('app')
  const { conflicts, mine } = conflict
  if (conflicts.length === 0) return <p>{t('conflict.noOrigin')}</p>
  return (
    <>
      <p>{t('conflict.text', { count: conflicts.length })}</p>
      <ul className={classes.conflictList}>
        {conflicts.map((each) => {
          const words = conflictInWords(each, mine, t)
          return (
            <li key={words.key}>
              {words.place}
              <dl className={classes.conflictSides}>
                <dt>{t('conflict.yours')}</dt>
                <dd>{words.mine}</dd>
                <dt>{t('conflict.other')}</dt>
                <dd>{words.theirs}</dd>
              </dl>
            </li>
          )
        })}
      </ul>
    </>
  )
}
