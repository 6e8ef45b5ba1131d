import { Button, Menu } from '@mantine/core'
import {
  IconArrowsDiff,
  IconChartBar,
  IconCheck,
  IconChevronDown,
  IconPencil,
  IconPlus,
  IconStar,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PURPOSES } from '../../../document/index.ts'
import { showVariant } from '../../../editor/index.ts'
import { useJourney, useView } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import classes from './bar.module.css'
import { PurposeDot } from './purpose-dot.tsx'
import { useVariantDeeds } from './use-variant-deeds.ts'
import { VariantDialog } from './variant-dialog.tsx'

/** Which telling of the journey is in view, and all that can be done with the tellings. */
export function VariantMenu() {
  const { editor, services } = useDesigner()
  const { t } = useTranslation(['designer', 'comparison', 'variants'])
  const [editing, setEditing] = useState<string | undefined>(undefined)
  const variants = useJourney(editor, (journey) => journey.variants)
  const main = useJourney(editor, (journey) => journey.mainVariant)
  const current = useView(editor, (view) => view.variant)
  const deeds = useVariantDeeds(editor, current)
  const list = Object.entries(variants)
  const others = list.filter(([id]) => id !== current)
  const nameOf = (id: string) => variants[id]?.name || t('variant.unnamed')
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={variants[current] && <PurposeDot purpose={variants[current].purpose} />}
            rightSection={<IconChevronDown size={14} aria-hidden="true" />}
            aria-label={t('variant.label', { name: nameOf(current) })}
          >
            {nameOf(current)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('variant.variants')}</Menu.Label>
          {list.map(([id, { purpose }]) => (
            <Menu.Item
              key={id}
              leftSection={<IconCheck size={14} style={{ visibility: id === current ? 'visible' : 'hidden' }} />}
              rightSection={
                id === main &&
                list.length > 1 && (
                  <IconStar size={14} className={classes.mainVariant} aria-label={t('variants:main')} />
                )
              }
              onClick={() => showVariant(editor.view, id)}
            >
              <span className={classes.variantWords}>
                <PurposeDot purpose={purpose} />
                <span className={classes.variantName} dir="auto">
                  {nameOf(id)}
                </span>
                <span className={classes.variantPurpose}>{t(`variant.purpose.${purpose}`)}</span>
              </span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<IconPlus size={14} />}>{t('variant.copy')}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              {PURPOSES.map((purpose) => (
                <Menu.Item
                  key={purpose}
                  leftSection={<PurposeDot purpose={purpose} />}
                  onClick={() => deeds.copy(purpose)}
                >
                  {t(`variant.purpose.${purpose}`)}
                </Menu.Item>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => setEditing(current)}>
            {t('variants:edit')}
          </Menu.Item>
          {current !== main && (
            <Menu.Item leftSection={<IconStar size={14} />} onClick={deeds.makeMain}>
              {t('variants:makeMain')}
            </Menu.Item>
          )}
          {others.length > 0 && (
            <Menu.Item leftSection={<IconTrash size={14} />} onClick={deeds.remove}>
              {t('variants:delete')}
            </Menu.Item>
          )}
          <Menu.Divider />
          {others.length > 0 && (
            <Menu.Sub>
              <Menu.Sub.Target>
                <Menu.Sub.Item leftSection={<IconArrowsDiff size={14} />}>{t('variants:compareWith')}</Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown>
                {others.map(([id, { purpose }]) => (
                  <Menu.Item key={id} leftSection={<PurposeDot purpose={purpose} />} onClick={() => deeds.compare(id)}>
                    {nameOf(id)}
                  </Menu.Item>
                ))}
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          )}
          {services.compare && (
            <Menu.Item leftSection={<IconChartBar size={14} />} onClick={() => services.compare?.()}>
              {t('comparison:open')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {editing !== undefined && <VariantDialog id={editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}
