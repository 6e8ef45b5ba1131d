import { Button, Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../../kit/index.ts'
import results from '../results.module.css'

/** Asks for the main goal's rate to be known to within so many points. */
export function PreciseButton({ onRun }: { onRun: (within: number) => void }) {
  const { t } = useTranslation('results')
  const [open, setOpen] = useState(false)
  const [points, setPoints] = useState(0.1)
  const run = () => {
    setOpen(false)
    onRun(points / 100)
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus withArrow={false}>
      <Popover.Target>
        <Button variant="default" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('precise.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={results.precise}
          onSubmit={(event) => {
            event.preventDefault()
            run()
          }}
        >
          <NumberField
            label={t('precise.within')}
            description={t('precise.text')}
            value={points}
            min={0.001}
            max={50}
            decimalScale={3}
            onChange={(next) => next !== undefined && setPoints(next)}
          />
          <Button type="submit">{t('precise.run')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
