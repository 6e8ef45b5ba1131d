import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../document/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import classes from './message-preview.module.css'
import { renderMessage, sampleCustomer } from './render-message.ts'

/** How long typing must pause before the text is put together again, in milliseconds. */
const PAUSE_MS = 200

interface MessagePreviewProps {
  channel: Channel
  subject: string
  body: string
}

/** The message as a customer with sample data would read it. */
export function MessagePreview({ channel, subject, body }: MessagePreviewProps) {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  const attributes = useJourney(editor, (journey) => journey.attributes)
  const [shown, setShown] = useState({ subject, body, error: false })
  const name = t('message.sampleName')
  useEffect(() => {
    let stale = false
    const timer = setTimeout(() => {
      void renderMessage({ subject, body }, sampleCustomer(attributes, name)).then((result) => {
        if (!stale) setShown(result)
      })
    }, PAUSE_MS)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [subject, body, attributes, name])
  if (shown.subject === '' && shown.body === '') return null
  return (
    <figure className={classes.preview} data-channel={channel}>
      <figcaption className={classes.caption}>
        {t('message.preview', { channel: t(`common:channel.${channel}`) })}
      </figcaption>
      <div className={classes.paper}>
        {shown.subject !== '' && <p className={classes.subject}>{shown.subject}</p>}
        <p className={classes.body}>{shown.body}</p>
      </div>
      {shown.error && (
        <p className={classes.error} role="status">
          {t('message.templateError')}
        </p>
      )}
    </figure>
  )
}
