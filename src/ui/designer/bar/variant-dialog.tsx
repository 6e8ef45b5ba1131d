import { Button, Modal, Radio, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PURPOSES, type Purpose } from '../../../document/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import classes from './bar.module.css'
import { PurposeDot } from './purpose-dot.tsx'

/** The name of a variant, and what it is for. */
export function VariantDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { editor } = useDesigner()
  const { t } = useTranslation(['variants', 'designer', 'common'])
  const variant = useJourney(editor, (journey) => journey.variants[id])
  const [name, setName] = useState(variant?.name ?? '')
  const [purpose, setPurpose] = useState<Purpose>(variant?.purpose ?? 'alternative')
  const save = (event: FormEvent) => {
    event.preventDefault()
    editor.execute('variant.edit', { id, name, purpose })
    editor.mark()
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('edit')} size="sm" closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={save} className={classes.form}>
        <TextInput
          label={t('name.label')}
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group label={t('purpose')} value={purpose} onChange={(value) => setPurpose(value as Purpose)}>
          <div className={classes.purposes}>
            {PURPOSES.map((one) => (
              <Radio
                key={one}
                value={one}
                label={
                  <span className={classes.variantWords}>
                    <PurposeDot purpose={one} /> {t(`designer:variant.purpose.${one}`)}
                  </span>
                }
                description={t(`about.${one}`)}
              />
            ))}
          </div>
        </Radio.Group>
        <div className={classes.formEnd}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit">{t('save')}</Button>
        </div>
      </form>
    </Modal>
  )
}
