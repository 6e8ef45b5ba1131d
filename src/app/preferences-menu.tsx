import { Menu, useMantineColorScheme } from '@mantine/core'
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconMap2,
  IconMoon,
  IconSun,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton, Keys, LANGUAGE_CODES, LANGUAGES, switchLanguage, useAfterMenu } from '../ui/kit/index.ts'

const SCHEMES = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const

export interface PreferencesMenuProps {
  /** Shows the tour of the screen, or its keys; absent where there is neither. */
  readonly onHelp?: ((what: 'tour' | 'shortcuts') => void) | undefined
}

/** Language, appearance and help. */
export function PreferencesMenu({ onHelp }: PreferencesMenuProps) {
  const { t, i18n } = useTranslation()
  const { menu, afterwards } = useAfterMenu()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const tick = (on: boolean) => (on ? <IconCheck size={16} aria-hidden="true" /> : undefined)
  return (
    <Menu position="bottom-end" width={220} {...menu}>
      <Menu.Target>
        <IconButton label={t('preferences')}>
          <IconLanguage size={18} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('language')}</Menu.Label>
        {LANGUAGE_CODES.map((code) => (
          <Menu.Item
            key={code}
            role="menuitemradio"
            aria-checked={i18n.language === code}
            lang={code}
            rightSection={tick(i18n.language === code)}
            onClick={() => void switchLanguage(code)}
          >
            {LANGUAGES[code]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('colourScheme.label')}</Menu.Label>
        {SCHEMES.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            leftSection={<Icon size={16} stroke={1.75} aria-hidden="true" />}
            rightSection={tick(colorScheme === scheme)}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`colourScheme.${scheme}`)}
          </Menu.Item>
        ))}
        {onHelp && <HelpItems onHelp={(what) => afterwards(() => onHelp(what))} />}
      </Menu.Dropdown>
    </Menu>
  )
}

function HelpItems({ onHelp }: Required<Pick<PreferencesMenuProps, 'onHelp'>>) {
  const { t } = useTranslation('tour')
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('menu.help')}</Menu.Label>
      <Menu.Item leftSection={<IconMap2 size={16} stroke={1.75} aria-hidden="true" />} onClick={() => onHelp?.('tour')}>
        {t('menu.tour')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconKeyboard size={16} stroke={1.75} aria-hidden="true" />}
        rightSection={<Keys keys="?" />}
        onClick={() => onHelp?.('shortcuts')}
      >
        {t('menu.shortcuts')}
      </Menu.Item>
    </>
  )
}
