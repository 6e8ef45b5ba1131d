import { Button, Menu } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Attribute, ValueDistribution } from '../../../document/index.ts'
import { IconButton, Section } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import { ValueDistFields } from './dist-fields.tsx'
import { type ScenarioEdit, without } from './use-scenario.ts'
import { ZonesField } from './zones-field.tsx'

/** Who the invented customers are. */
export function PeopleSection({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('simulation')
  const { scenario, journey, change } = edit
  const { population } = scenario
  const set = (attributes: typeof population.attributes) => change({ population: { ...population, attributes } })
  const missing = Object.entries(journey.attributes).filter(([name]) => !(name in population.attributes))
  return (
    <Section
      title={t('form.people')}
      actions={
        missing.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />}>
                {t('form.addAttribute')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {missing.map(([name, attribute]) => (
                <Menu.Item
                  key={name}
                  onClick={() => set({ ...population.attributes, [name]: startingFrom(attribute) })}
                >
                  {attribute.label || name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )
      }
    >
      {Object.entries(population.attributes).map(([name, dist]) => {
        const label = journey.attributes[name]?.label || name
        return (
          <div key={name} className={classes.card}>
            <div className={classes.cardHead}>
              <h4>{label}</h4>
              <IconButton
                label={t('form.removeAttribute', { name: label })}
                onClick={() => set(without(population.attributes, name))}
              >
                <IconTrash size={14} />
              </IconButton>
            </div>
            <ValueDistFields
              label={label}
              value={dist}
              onChange={(next) => set({ ...population.attributes, [name]: next })}
            />
          </div>
        )
      })}
      <div className={classes.card}>
        <div className={classes.cardHead}>
          <h4>{t('form.timeZones')}</h4>
        </div>
        <ZonesField
          zones={population.timeZones}
          companyZone={journey.timeZone}
          onChange={(timeZones) => change({ population: { ...population, timeZones } })}
        />
      </div>
    </Section>
  )
}

/** A first guess for an attribute, from its type and the values it may have. */
function startingFrom(attribute: Attribute): ValueDistribution {
  const values = attribute.values?.map(String) ?? []
  if (attribute.type === 'boolean') return { dist: 'boolean', p: 0.5 }
  if (attribute.type === 'number') return { dist: 'uniform', min: 0, max: 100 }
  if (values.length > 0) return { dist: 'category', weights: Object.fromEntries(values.map((value) => [value, 1])) }
  return { dist: 'constant', value: '' }
}
