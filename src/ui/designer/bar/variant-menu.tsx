import { Button, Menu } from '@mantine/core'
import { IconArrowsDiff, IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useJourney, useView } from '../../canvas/index.ts'
import { AS_IT_IS } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'

/** Which telling of the journey is in view. Says nothing while there is but one. */
export function VariantMenu() {
  const { editor, services } = useDesigner()
  const { t } = useTranslation(['designer', 'comparison'])
  const variants = useJourney(editor, (journey) => journey.variants)
  const current = useView(editor, (view) => view.variant)
  const list = Object.entries(variants)
  const show = (variant: string) =>
    editor.view.setState({
      variant,
      selection: { nodes: new Set(), edges: new Set(), notes: new Set() },
      focus: { nodes: [], grab: false },
    })
  const copy = () => {
    const made = editor.execute('variant.add', {
      name: t('variant.copyOf', { name: variants[current]?.name ?? '', ...AS_IT_IS }),
      purpose: 'alternative',
      from: current,
    })
    if (made.ok) show(made.value)
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          aria-label={t('variant.label', { name: variants[current]?.name ?? '' })}
        >
          {variants[current]?.name || t('variant.unnamed')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('variant.variants')}</Menu.Label>
        {list.map(([id, { name, purpose }]) => (
          <Menu.Item
            key={id}
            leftSection={<IconCheck size={14} style={{ visibility: id === current ? 'visible' : 'hidden' }} />}
            onClick={() => show(id)}
          >
            {name || t('variant.unnamed')} · {t(`variant.purpose.${purpose}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlus size={14} />} onClick={copy}>
          {t('variant.copy')}
        </Menu.Item>
        {services.compare && (
          <Menu.Item leftSection={<IconArrowsDiff size={14} />} onClick={services.compare}>
            {t('comparison:open')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
