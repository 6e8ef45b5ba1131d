import { Button } from '@mantine/core'
import { IconTool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Diagnostic, Editor } from '../../../editor/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import classes from './problems.module.css'

/** Mends a problem as one step that can be undone. The mending is loaded when first asked for. */
async function mend(editor: Editor, problem: Diagnostic, by: 'repair' | 'takeNearest'): Promise<boolean> {
  const compiler = await import('../../../compiler/index.ts')
  const journey = compiler[by](editor.document.getState().journey, problem)
  return journey !== undefined && editor.execute('document.repair', { journey }).ok
}

/** Why a problem is one, an example, the way out, and where there is an obvious way a button that takes it. */
export function ProblemDetails({ problem }: { problem: Diagnostic }) {
  const { editor } = useDesigner()
  const { t, i18n } = useTranslation(['designer', 'diagnostics'])
  const announce = useAnnounce()
  const { code, values } = problem
  if (!i18n.exists(`diagnostics:${code}.title`)) return null
  const repairable = i18n.exists(`diagnostics:${code}.repair`)
  const onMend = (by: 'repair' | 'takeNearest') => () =>
    void mend(editor, problem, by).then((done) => announce(t(done ? 'problems.repaired' : 'problems.notRepaired')))
  return (
    <div className={classes.details}>
      <p>
        <strong>{t(`diagnostics:${code}.title`)}.</strong> {t(`diagnostics:${code}.explanation`)}
      </p>
      <p>
        <span className={classes.lead}>{t('problems.example')}:</span> {t(`diagnostics:${code}.example`)}
      </p>
      <p>
        <span className={classes.lead}>{t('problems.remedy')}:</span> {t(`diagnostics:${code}.remedy`)}
      </p>
      {values?.nearest !== undefined && (
        <MendButton onClick={onMend('takeNearest')}>{t('diagnostics:didYouMean.repair', { ...values })}</MendButton>
      )}
      {repairable && <MendButton onClick={onMend('repair')}>{t(`diagnostics:${code}.repair`)}</MendButton>}
    </div>
  )
}

const MendButton = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <Button variant="default" size="compact-sm" leftSection={<IconTool size={14} aria-hidden="true" />} onClick={onClick}>
    {children}
  </Button>
)
