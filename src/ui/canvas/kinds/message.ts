import { CHANNEL_ICONS } from '../../kit/index.ts'
import type { KindFace } from './face.ts'

/** Channels as the tokens name them: inApp is in-app. */
const tokenName = (channel: string) => channel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const firstLine = (text: string) => text.trim().split('\n', 1)[0] ?? ''

export const message: KindFace<'message'> = {
  sentence: ({ channel, subject, body }, say) => {
    const words = firstLine(subject ?? '') || firstLine(body ?? '')
    const name = say.t(`common:channel.${channel}`)
    return words
      ? say.t('kinds:message.says', { channel: name, words })
      : say.t('kinds:message.empty', { channel: name })
  },
  icon: ({ channel }) => CHANNEL_ICONS[channel],
  hue: ({ channel }) => `var(--j-channel-${tokenName(channel)})`,
}
