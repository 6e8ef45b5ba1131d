import { Alert, Button, TextInput } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJourney } from '../../canvas/index.ts'
import { useAnnounce, useFormat } from '../../kit/index.ts'
import type { PublishingProps } from '../publishing.ts'
import { linkTo, MOST_LINK, SAFE_LINK } from '../share/link.ts'
import classes from './dialog.module.css'

type Made = Awaited<ReturnType<typeof linkTo>>

export function LinkDialog({ editor }: PublishingProps) {
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const journey = useJourney(editor, (each) => each)
  const [made, setMade] = useState<Made>()
  useEffect(() => {
    let gone = false
    void linkTo(journey, window.location.origin).then((link) => {
      if (!gone) setMade(link)
    })
    return () => {
      gone = true
    }
  }, [journey])
  return (
    <div className={classes.settings}>
      <p className={classes.text}>{t('link.text')}</p>
      {made && !made.ok && (
        <Alert color="yellow" role="alert">
          {t('link.tooLong', { length: format.number(made.error.length), most: format.number(MOST_LINK) })}
        </Alert>
      )}
      {made?.ok && <Link link={made.value} />}
    </div>
  )
}

function Link({ link }: { link: string }) {
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const announce = useAnnounce()
  const [copied, setCopied] = useState<'yes' | 'no' | undefined>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied('yes')
      announce(t('link.copied'))
    } catch {
      setCopied('no')
    }
  }
  return (
    <>
      <TextInput
        label={t('link.label')}
        readOnly
        value={link}
        data-testid="share-link"
        error={copied === 'no' && t('link.notCopied')}
        onFocus={(event) => event.currentTarget.select()}
      />
      {link.length > SAFE_LINK && (
        <p className={classes.text}>{t('link.long', { length: format.number(link.length) })}</p>
      )}
      <div className={classes.foot}>
        <Button data-autofocus leftSection={<IconCopy size={16} stroke={1.75} />} onClick={() => void copy()}>
          {copied === 'yes' ? t('link.copied') : t('link.copy')}
        </Button>
      </div>
    </>
  )
}
