import { Button, useMantineTheme } from '@mantine/core'
import { useFocusTrap, useMergedRef } from '@mantine/hooks'
import { IconPrinter, IconX } from '@tabler/icons-react'
import { type CSSProperties, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import type { Report } from '../../../simulator/index.ts'
import { resolveVariables } from '../../kit/index.ts'
import { Printed } from '../results/printed.ts'
import type { TornadoCardProps } from '../results/views/tornado-card.tsx'
import classes from './report.module.css'
import { ReportPages } from './report-pages.tsx'

interface ReportViewProps {
  report: Report
  /** The journey as it was when it was run. */
  journey: Journey
  /** More messages a week than this are too many. */
  limit: number
  /** The group of people that alone was counted, in words. */
  group: string | undefined
  /** What the main goal hangs on, where that was asked. */
  matters?: TornadoCardProps | undefined
  onClose: () => void
}

/** A run on paper: over the page until it is closed, and the only thing of the page that is printed. */
export function ReportView({ report, journey, limit, group, matters, onClose }: ReportViewProps) {
  const { t } = useTranslation(['report', 'common'])
  const sheet = useRef<HTMLDivElement>(null)
  const ref = useMergedRef(sheet, useFocusTrap())
  const { light } = resolveVariables(useMantineTheme())
  useAlone(sheet, onClose)
  useDocumentTitle(t('documentTitle', { name: journey.name }))
  return createPortal(
    <div className={classes.view} role="dialog" aria-modal="true" aria-label={t('title')} ref={ref}>
      <div className={classes.bar}>
        <strong className={classes.barTitle}>{t('title')}</strong>
        <Button data-autofocus leftSection={<IconPrinter size={14} />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        <Button variant="default" leftSection={<IconX size={14} />} onClick={onClose}>
          {t('close')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks that a scrolling area can have the focus */}
      <div className={classes.desk} tabIndex={0}>
        <article className={classes.paper} style={light as CSSProperties}>
          <Printed value={true}>
            <ReportPages report={report} journey={journey} limit={limit} group={group} matters={matters} />
          </Printed>
        </article>
      </div>
    </div>,
    document.body,
  )
}

/** Nothing else can be reached or printed meanwhile; then the keyboard goes back to where it was. */
function useAlone(sheet: { readonly current: HTMLElement | null }, onClose: () => void): void {
  useEffect(() => {
    const before = document.activeElement
    const others = [...document.body.children]
      .filter((each) => each instanceof HTMLElement)
      .filter((each) => each !== sheet.current && !each.inert)
    for (const each of others) each.inert = true
    document.body.dataset.report = ''
    return () => {
      for (const each of others) each.inert = false
      delete document.body.dataset.report
      if (before instanceof HTMLElement) before.focus()
    }
  }, [sheet])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onClose()
    }
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  }, [onClose])
}

/** Browsers name the printed file after the page. */
function useDocumentTitle(title: string): void {
  useEffect(() => {
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])
}
