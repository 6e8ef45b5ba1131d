import { Alert, Button, FileButton, Modal } from '@mantine/core'
import { IconDownload, IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Variant } from '../../../document/index.ts'
import { VISIT_COLUMNS, type VisitProblem } from '../../../workshop/index.ts'
import { useJourney, useVariant } from '../../canvas/index.ts'
import { dataFigures } from '../../fields/index.ts'
import { useAnnounce, useFormat } from '../../kit/index.ts'
import { useWorkshop } from '../workshop-context.ts'
import classes from './link.module.css'
import { visitsIn } from './read-file.ts'

/** Figures of real customers beside the guesses: chosen from a file, and kept as long as the page is open. */
export function DataDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['workshopLink', 'common'])
  return (
    <Modal
      opened={open}
      onClose={onClose}
      size="md"
      title={t('data.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Content />
    </Modal>
  )
}

/** A table of the right form with a row for each step of the telling, to be filled in. */
const blankTable = ({ nodes }: Variant): string =>
  [VISIT_COLUMNS, ...Object.keys(nodes).map((id) => [id, '0', '0', '', ''])]
    .map((row) => `${row.join(',')}\r\n`)
    .join('')

function Content() {
  const { editor, services } = useWorkshop()
  const { t } = useTranslation('workshopLink')
  const format = useFormat()
  const announce = useAnnounce()
  const journey = useJourney(editor, ({ id }) => id)
  const variant = useVariant(editor)
  const known = useStore(dataFigures, (all) => all[journey])
  const [problem, setProblem] = useState<VisitProblem>()
  const choose = async (file: File | null) => {
    if (!file) return
    const entries = Object.entries(variant.nodes).flatMap(([id, { kind }]) => (kind === 'entry' ? [id] : []))
    const read = visitsIn(await file.text(), entries)
    setProblem(read.ok ? undefined : read.problem)
    if (!read.ok) return
    dataFigures.setState({ [journey]: { file: file.name, figures: read.figures } })
    announce(t('data.read', { name: file.name }))
  }
  const unknown = Object.keys(known?.figures.nodes ?? {}).filter((id) => !Object.hasOwn(variant.nodes, id))
  return (
    <div className={classes.links}>
      <p className={classes.text}>{t('data.text')}</p>
      <p className={classes.text}>{t('data.columns')}</p>
      {problem && (
        <Alert color="red" role="alert">
          {t(`data.problem.${problem.code}`, { ...problem })}
        </Alert>
      )}
      {known && (
        <p className={classes.text} data-testid="data-known">
          {t('data.known', {
            name: known.file,
            entered: format.number(known.figures.entered),
            steps: format.number(Object.keys(known.figures.nodes).length),
          })}
          {unknown.length > 0 &&
            ` ${t('data.unknown', { count: unknown.length, names: format.list(unknown.slice(0, 5)) })}`}
        </p>
      )}
      <div className={classes.row}>
        <Button
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          onClick={() => services.save(`${journey}-visits.csv`, blankTable(variant), 'text/csv')}
        >
          {t('data.blank')}
        </Button>
        <FileButton accept=".csv,.json,text/csv,application/json" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button {...props} data-autofocus leftSection={<IconFileUpload size={14} aria-hidden="true" />}>
              {t('data.choose')}
            </Button>
          )}
        </FileButton>
      </div>
      {known && (
        <Button variant="subtle" onClick={() => dataFigures.setState({}, true)}>
          {t('data.forget')}
        </Button>
      )}
    </div>
  )
}
