import { Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUp,
  IconDatabaseX,
  IconDeviceFloppy,
  IconGitMerge,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './pieces.module.css'

const SAVE_STATES = ['saved', 'savedHere', 'saving', 'offline', 'conflict', 'full', 'failed'] as const
export type SaveStateName = (typeof SAVE_STATES)[number]

const ICONS = {
  saved: IconCloudCheck,
  savedHere: IconDeviceFloppy,
  saving: IconCloudUp,
  offline: IconCloudOff,
  conflict: IconGitMerge,
  full: IconDatabaseX,
  failed: IconAlertTriangle,
} as const
const TONES = {
  saved: 'calm',
  savedHere: 'calm',
  saving: 'calm',
  offline: 'warn',
  conflict: 'bad',
  full: 'bad',
  failed: 'bad',
} as const satisfies Record<SaveStateName, string>

interface SaveStateProps {
  state: SaveStateName
  /** Given where the state asks for a choice; the indicator is then a button. */
  onOpen?: (() => void) | undefined
}

/** Where the work is kept, in an icon and a word. Announces itself politely when it changes for the worse. */
export function SaveState({ state, onOpen }: SaveStateProps) {
  const { t } = useTranslation()
  const Icon = ICONS[state]
  const tone = TONES[state]
  const content = (
    <>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      <span>{t(`saveState.${state}`)}</span>
    </>
  )
  return (
    <>
      <Tooltip label={t(`saveState.${state}Hint`)} multiline maw={280}>
        {onOpen ? (
          <button type="button" className={classes.saveState} data-tone={tone} onClick={onOpen}>
            {content}
          </button>
        ) : (
          <span className={classes.saveState} data-tone={tone}>
            {content}
          </span>
        )}
      </Tooltip>
      <span className="j-visually-hidden" role="status">
        {tone === 'calm' ? '' : t(`saveState.${state}Hint`)}
      </span>
    </>
  )
}
