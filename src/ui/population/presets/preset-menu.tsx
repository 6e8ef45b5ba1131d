import { Button, Menu } from '@mantine/core'
import { IconBuildingStore } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { INDUSTRIES, type Industry } from '../../../document/presets/index.ts'
import { useAfterMenu } from '../../kit/index.ts'
import type { ScenarioEdit } from '../use-scenario.ts'
import { PresetDialog } from './preset-dialog.tsx'

/** Figures of an industry to begin with. */
export function PresetMenu({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('population')
  const [industry, setIndustry] = useState<Industry>()
  const { menu, afterwards } = useAfterMenu()
  return (
    <>
      <Menu position="bottom-end" {...menu}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBuildingStore size={16} stroke={1.75} />}>
            {t('preset.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {INDUSTRIES.map((each) => (
            <Menu.Item key={each} onClick={() => afterwards(() => setIndustry(each))}>
              {t(`preset.industry.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {industry && <PresetDialog edit={edit} industry={industry} onClose={() => setIndustry(undefined)} />}
    </>
  )
}
