import { Button } from '@mantine/core'
import { IconAlertCircle, IconAlertTriangle, IconBulb, IconChevronLeft } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'wouter'
import { CODES, type Code, explain, type Severity } from '../../compiler/index.ts'
import classes from './help.module.css'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'hint']
const ICONS = { error: IconAlertCircle, warning: IconAlertTriangle, hint: IconBulb } as const

/** What every finding of the checker means and what to do about it; the one in the address is brought into sight. */
export function ProblemsPage() {
  const { code } = useParams<{ code?: string }>()
  const { t } = useTranslation('app')
  useEffect(() => {
    document.title = `${t('help.title')} – ${t('common:appName')}`
    const entry = code === undefined ? null : document.getElementById(code)
    entry?.scrollIntoView()
    entry?.focus()
  }, [code, t])
  return (
    <main className={classes.page}>
      <Button component={Link} to="/" variant="subtle" leftSection={<IconChevronLeft size={16} />}>
        {t('toLibrary')}
      </Button>
      <h1>{t('help.title')}</h1>
      <p className={classes.lead}>{t('help.lead')}</p>
      {SEVERITIES.map((severity) => (
        <section key={severity} aria-labelledby={severity}>
          <h2 id={severity}>{t(`help.${severity}`)}</h2>
          {CODES.filter((each) => explain(each)?.severity === severity).map((each) => (
            <Entry key={each} code={each} severity={severity} />
          ))}
        </section>
      ))}
    </main>
  )
}

function Entry({ code, severity }: { code: Code; severity: Severity }) {
  const { t } = useTranslation(['app', 'diagnostics'])
  const Icon = ICONS[severity]
  return (
    <article id={code} className={classes.entry} tabIndex={-1} data-severity={severity}>
      <h3>
        <Icon size={18} stroke={1.75} aria-hidden="true" />
        {t(`diagnostics:${code}.title`)}
      </h3>
      <p>{t(`diagnostics:${code}.explanation`)}</p>
      <dl>
        <dt>{t('help.example')}</dt>
        <dd>{t(`diagnostics:${code}.example`)}</dd>
        <dt>{t('help.remedy')}</dt>
        <dd>{t(`diagnostics:${code}.remedy`)}</dd>
        <dt>{t('help.code')}</dt>
        <dd>
          <code>{code}</code>
        </dd>
      </dl>
    </article>
  )
}
