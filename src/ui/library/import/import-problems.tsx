import { Button, Modal } from '@mantine/core'
import { IconFileAlert } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DocumentProblem } from '../../../document/index.ts'
import classes from '../library.module.css'
import type { FailedImport } from './use-import.ts'
import { useReadingWords } from './use-reading-words.ts'

/** Why a file was not taken in: every problem, with its place. */
export function ImportProblems({ failed, onClose }: { failed: FailedImport | undefined; onClose: () => void }) {
  const { t } = useTranslation('library')
  const problems = failed && failed.problems !== 'unreadable' ? failed.problems : []
  return (
    <Modal
      opened={failed !== undefined}
      onClose={onClose}
      size="lg"
      title={t('import.failed', { name: failed?.name ?? '' })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <p className={classes.importLead}>
        <IconFileAlert size={18} stroke={1.75} aria-hidden="true" />
        {failed?.problems === 'unreadable' ? t('import.unreadable') : t('import.count', { count: problems.length })}
      </p>
      {problems.length > 0 && (
        <ul className={classes.problems}>
          {problems.map((problem) => (
            <ProblemRow key={`${problem.code} ${problem.path} ${problem.line} ${problem.column}`} problem={problem} />
          ))}
        </ul>
      )}
      <div className={classes.modalFoot}>
        <Button onClick={onClose}>{t('common:close')}</Button>
      </div>
    </Modal>
  )
}

function ProblemRow({ problem }: { problem: DocumentProblem }) {
  const { t } = useTranslation('library')
  const words = useReadingWords()
  return (
    <li>
      <div className={classes.problemHead}>
        {problem.path !== '' && <code>{problem.path}</code>}
        {problem.line !== undefined && (
          <span className={classes.problemPlace}>
            {t('import.place', { line: problem.line, column: problem.column })}
          </span>
        )}
      </div>
      <div>{words(problem)}</div>
    </li>
  )
}
