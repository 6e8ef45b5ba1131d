import { Button } from '@mantine/core'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { scenarioInView, variantInView } from '../../../editor/index.ts'
import { useJourney, useView } from '../../canvas/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { briefOf } from '../brief/brief.ts'
import type { PublishingProps } from '../publishing.ts'
import classes from './dialog.module.css'
import { useSpeech } from './use-publishing-words.ts'

/** The journey in words, in the language of the page. */
function useBrief({ editor, run, chosen, outlineOf, journeyName }: PublishingProps): string | undefined {
  const journey = useJourney(editor, (each) => each)
  const view = useView(editor, (each) => each.variant)
  const report = useStore(run, (state) => state.report)
  const scenario = useStore(chosen, (choice) => choice.scenario)
  const { t, format } = useSpeech(true)
  const [brief, setBrief] = useState<string>()
  useEffect(() => {
    let gone = false
    const shown = variantInView(journey, { variant: view })
    if (!shown) return
    void outlineOf(shown.variant).then((outline) => {
      const told = scenarioInView(journey, scenario)
      if (!gone)
        setBrief(briefOf({ journey, variant: shown.id, scenario: told, outline, report, t, format, journeyName }))
    })
    return () => {
      gone = true
    }
  }, [journey, view, report, scenario, t, format, outlineOf, journeyName])
  return brief
}

export function BriefDialog(props: PublishingProps) {
  const { t } = useTranslation('publishing')
  const announce = useAnnounce()
  const brief = useBrief(props)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(brief ?? '')
    setCopied(true)
    announce(t('brief.copied'))
  }
  const save = () => {
    const name = `${props.editor.document.getState().journey.id}.md`
    props.save(name, brief ?? '', 'text/markdown')
    announce(t('saved', { name }))
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks that a scrolling area can have the focus */}
      <section className={classes.brief} aria-label={t('brief.text')} tabIndex={0}>
        <pre data-testid="brief">{brief}</pre>
      </section>
      <div className={classes.foot}>
        <Button
          variant="default"
          disabled={brief === undefined}
          leftSection={<IconCopy size={16} stroke={1.75} />}
          onClick={() => void copy().catch(() => announce(t('failed'), 'assertive'))}
        >
          {copied ? t('brief.copied') : t('brief.copy')}
        </Button>
        <Button
          data-autofocus
          disabled={brief === undefined}
          leftSection={<IconDownload size={16} stroke={1.75} />}
          onClick={save}
        >
          {t('brief.save')}
        </Button>
      </div>
    </>
  )
}
