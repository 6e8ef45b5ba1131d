import { useTranslation } from 'react-i18next'
import { useFormat } from '../../kit/index.ts'

/** Differences of shares as percentage points: 0.0211 is +2.11. */
export function usePoints() {
  const { t } = useTranslation('workshopIdeas')
  const format = useFormat()
  const figure = (share: number): string => {
    const size = format.number(Math.abs(share) * 100, 2)
    // What is rounded to nothing has no sign.
    return share === 0 || Number((share * 100).toFixed(2)) === 0 ? size : share > 0 ? `+${size}` : `−${size}`
  }
  return {
    signed: figure,
    size: (share: number) => format.number(Math.abs(share) * 100, 2),
    range: ([low, high]: readonly [number, number]) => t('impact.range', { low: figure(low), high: figure(high) }),
  }
}
