import { Button, Select } from '@mantine/core'
import { IconCopy, IconTrash } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteSelection, duplicateSelection, type Selection } from '../../../editor/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { onDemandOrNothing, Section } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import classes from './inspector.module.css'

const NO_STAGE = ''

const MakeWorkshopSteps = onDemandOrNothing(async () => (await import('./workshop-steps.tsx')).MakeWorkshopSteps)

/** Several things at once: what can be done to all of them. */
export function ManyPanel({ selection }: { selection: Selection }) {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  const stages = useJourney(editor, (journey) => journey.stages)
  const count = selection.nodes.size + selection.edges.size + selection.notes.size
  return (
    <>
      <h2 className={classes.title}>{t('inspector.many', { count })}</h2>
      <div className={classes.buttons}>
        <Button
          variant="default"
          leftSection={<IconCopy size={14} aria-hidden="true" />}
          disabled={selection.nodes.size + selection.notes.size === 0}
          onClick={() => duplicateSelection(editor)}
        >
          {t('common:duplicate')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconTrash size={14} aria-hidden="true" />}
          onClick={() => deleteSelection(editor)}
        >
          {t('common:delete')}
        </Button>
        {selection.nodes.size > 0 && (
          <Suspense fallback={null}>
            <MakeWorkshopSteps nodes={[...selection.nodes]} />
          </Suspense>
        )}
      </div>
      {selection.nodes.size > 0 && Object.keys(stages).length > 0 && (
        <Section title={t('inspector.stage')}>
          <Select
            aria-label={t('inspector.stage')}
            placeholder={t('inspector.chooseStage')}
            data={[
              { value: NO_STAGE, label: t('inspector.noStage') },
              ...Object.entries(stages).map(([value, { name }]) => ({ value, label: name || value })),
            ]}
            value={null}
            onChange={(stage) =>
              editor.execute('node.setStage', { nodes: [...selection.nodes], stage: stage || undefined })
            }
          />
        </Section>
      )}
    </>
  )
}
