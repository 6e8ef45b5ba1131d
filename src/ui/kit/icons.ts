import {
  IconAd2, IconArrowsSplit2, IconBell, IconBrandWhatsapp, IconBroadcast, IconClock, IconClockHour4, IconDeviceMobileMessage, IconDoorExit,
IconFlag, IconFlask, IconGauge, IconHourglass, IconLogin2, IconMail, IconMailbox, IconMessage, IconPencilBolt, IconPhone,
  IconRoute, IconSparkles, IconUserCheck, IconWebhook, IconWorldWww,
} from '@tabler/icons-react'

/** One sign per node kind, the same everywhere: palette, canvas, lists, previews. */
export const KIND_ICONS = {
  entry: IconLogin2,
  message: IconMessage,
  delay: IconClock,
  waitFor: IconHourglass,
  timeWindow: IconClockHour4,
  split: IconArrowsSplit2,
  experiment: IconFlask,
  nextBest: IconSparkles,
  update: IconPencilBolt,
  emit: IconBroadcast,
  webhook: IconWebhook,
  task: IconUserCheck,
  throttle: IconGauge,
  journey: IconRoute,
  goal: IconFlag,
  exit: IconDoorExit,
} as const

/** One sign per message channel. */
export const CHANNEL_ICONS = {
  email: IconMail,
  sms: IconMessage,
  push: IconBell,
  inApp: IconDeviceMobileMessage,
  whatsapp: IconBrandWhatsapp,
  web: IconWorldWww,
  ad: IconAd2,
  mail: IconMailbox,
  call: IconPhone,
} as const

