import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../document/index.ts'
import { CHANNEL_ICONS } from '../../kit/index.ts'
import classes from '../population.module.css'

/** A channel with its sign. */
export function ChannelName({ channel }: { channel: Channel }) {
  const { t } = useTranslation()
  const Icon = CHANNEL_ICONS[channel]
  return (
    <span className={classes.named}>
      <Icon
        size={16}
        stroke={1.75}
        color={`var(--j-channel-${channel === 'inApp' ? 'in-app' : channel})`}
        aria-hidden="true"
      />
      {t(`channel.${channel}`)}
    </span>
  )
}
