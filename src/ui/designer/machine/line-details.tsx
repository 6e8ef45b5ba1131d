import { Button } from '@mantine/core'
import { IconArrowRight, IconBraces, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../kit/index.ts'
import classes from './machine.module.css'
import type { OutlineItem } from './outline.ts'

interface LineDetailsProps {
  readonly item: OutlineItem | undefined
  readonly onGoTo: (line: string, grab: boolean) => void
}

/** What can be done with the line at hand: read and copy its JSON, follow a transition to its target. */
export function LineDetails({ item, onGoTo }: LineDetailsProps) {
  const { t } = useTranslation('machine')
  const announce = useAnnounce()
  const [reading, setReading] = useState(false)
  if (!item) return null
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(JSON.stringify(item.source, null, 2))
      announce(t('line.copied'))
    } catch {
      // Without leave to write to the clipboard the text is shown, to be copied by hand.
      setReading(true)
      announce(t('line.notCopied'), 'assertive')
    }
  }
  const target = item.kind === 'transition' ? item.target : undefined
  return (
    <div className={classes.details}>
      <div className={classes.tools}>
        <Button variant="subtle" size="compact-xs" leftSection={<IconCopy size={14} />} onClick={copy}>
          {t('line.copy')}
        </Button>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconBraces size={14} />}
          aria-expanded={reading}
          onClick={() => setReading(!reading)}
        >
          {t(reading ? 'line.hide' : 'line.show')}
        </Button>
        {target && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconArrowRight size={14} />}
            onClick={() => onGoTo(target.id, true)}
          >
            {t('line.goToTarget')}
          </Button>
        )}
      </div>
      {reading && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks that a scrolling area can have the focus
        <section className={classes.json} aria-label={t('line.json')} tabIndex={0}>
          <pre lang="en" translate="no">
            {JSON.stringify(item.source, null, 2)}
          </pre>
        </section>
      )}
    </div>
  )
}
