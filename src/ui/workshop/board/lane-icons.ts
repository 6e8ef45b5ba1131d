import {
  IconBroadcast,
  IconBulb,
  IconClick,
  IconEye,
  IconFileSearch,
  IconMapPin,
  IconMasksTheater,
  IconMoodSad,
  IconMoodSmile,
  IconStar,
  IconUser,
} from '@tabler/icons-react'

/** One sign per lane. */
export const LANE_ICONS = {
  action: IconClick,
  touchpoint: IconMapPin,
  channel: IconBroadcast,
  expectation: IconStar,
  reality: IconEye,
  emotion: IconMoodSmile,
  pains: IconMoodSad,
  backstage: IconMasksTheater,
  owner: IconUser,
  evidence: IconFileSearch,
  opportunity: IconBulb,
} as const
