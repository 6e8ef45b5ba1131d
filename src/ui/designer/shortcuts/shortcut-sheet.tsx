import { Modal } from '@mantine/core'
import { Fragment, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../kit/index.ts'
import { GROUPS, type Group, keysFor } from './sheet.ts'
import classes from './shortcuts.module.css'

/** Every key there is, by what one wants to do. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['shortcuts', 'common'])
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="min(760px, 94vw)"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.sheet} data-testid="shortcuts">
        {(Object.keys(GROUPS) as Group[]).map((group) => (
          <KeyGroup key={group} group={group} />
        ))}
      </div>
    </Modal>
  )
}

function KeyGroup({ group }: { group: Group }) {
  const { t } = useTranslation('shortcuts')
  const heading = useId()
  return (
    <section className={classes.group} aria-labelledby={heading}>
      <h3 id={heading} className={classes.heading}>
        {t(`group.${group}`)}
      </h3>
      <dl className={classes.list}>
        {GROUPS[group].map((id) => (
          <div key={id} className={classes.line}>
            <dt>{t(`what.${id}`)}</dt>
            <dd data-keys={id}>
              {keysFor(id).map((keys, index) => (
                <Fragment key={keys}>
                  {index > 0 && <span className={classes.or}>{t('or')}</span>}
                  <Keys keys={keys} />
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
