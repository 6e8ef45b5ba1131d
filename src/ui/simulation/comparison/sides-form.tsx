import { Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import { IconButton } from '../../kit/index.ts'
import { MOST_SIDES, type Side } from './comparing.ts'
import classes from './comparison.module.css'

interface SidesProps {
  readonly journey: Journey
  readonly sides: readonly Side[]
  readonly onChange: (sides: readonly Side[]) => void
}

/** What is set beside what: a variant and a scenario for each side. */
export function SidesForm({ journey, sides, onChange }: SidesProps) {
  const { t } = useTranslation('comparison')
  const change = (index: number, part: Partial<Side>) =>
    onChange(sides.map((side, at) => (at === index ? { ...side, ...part } : side)))
  const next = nextSide(journey, sides)
  return (
    <div className={classes.sides}>
      {sides.map((side, index) => {
        const name = index === 0 ? t('side.first') : t('side.other', { number: index })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a side is known by its place
          <fieldset key={index} className={classes.side} aria-label={name}>
            <div className={classes.sideHead}>
              <span className={classes.sideName}>{name}</span>
              {sides.length > 2 && index > 0 && (
                <IconButton
                  label={t('side.remove', { side: name })}
                  size="sm"
                  onClick={() => onChange(sides.filter((_, at) => at !== index))}
                >
                  <IconX size={14} />
                </IconButton>
              )}
            </div>
            <Choice
              label={t('side.variant')}
              names={journey.variants}
              value={side.variant}
              onChange={(variant) => change(index, { variant })}
            />
            <Choice
              label={t('side.scenario')}
              names={journey.scenarios}
              value={side.scenario}
              onChange={(scenario) => change(index, { scenario })}
            />
          </fieldset>
        )
      })}
      {next && sides.length < MOST_SIDES && (
        <Button
          className={classes.add ?? ''}
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...sides, next])}
        >
          {t('side.add')}
        </Button>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly names: Readonly<Record<string, { readonly name: string }>>
  readonly value: string
  readonly onChange: (id: string) => void
}

function Choice({ label, names, value, onChange }: ChoiceProps) {
  return (
    <Select
      label={label}
      allowDeselect={false}
      data={Object.entries(names).map(([id, { name }]) => ({ value: id, label: name || id }))}
      value={value}
      onChange={(id) => id !== null && onChange(id)}
    />
  )
}

/** A pair that does not stand there yet; undefined where all do. */
function nextSide(journey: Journey, sides: readonly Side[]): Side | undefined {
  const taken = new Set(sides.map(({ variant, scenario }) => `${variant} ${scenario}`))
  const all = Object.keys(journey.variants).flatMap((variant) =>
    Object.keys(journey.scenarios).map((scenario): Side => ({ variant, scenario })),
  )
  return all.find(({ variant, scenario }) => !taken.has(`${variant} ${scenario}`))
}
