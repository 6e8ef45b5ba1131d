import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import { ScrollRegion, useFormat } from '../../kit/index.ts'
import classes from './comparison.module.css'
import { differenceText, figureName, figureText } from './figure-words.ts'
import type { ComparedFigure, Difference, FigureUnit } from './figures.ts'

interface TableProps {
  readonly journey: Journey
  readonly names: readonly string[]
  readonly figures: readonly ComparedFigure[]
}

const GROUPS = ['goals', 'perCustomer', 'contact', 'ways'] as const

/** The figures side by side; what clearly differs stands out by weight, sign and word. */
export function ComparisonTable({ journey, names, figures }: TableProps) {
  const { t } = useTranslation(['comparison', 'machine'])
  const format = useFormat()
  const [first = '', ...others] = names
  return (
    <ScrollRegion label={t('table')}>
      <table className={classes.table}>
        <caption className="j-visually-hidden">{t('table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.figure')}</th>
            <th scope="col" data-number>
              <bdi>{first}</bdi>
            </th>
            {others.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two sides may have one name
              <th key={index} scope="col" data-number>
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        {GROUPS.map((group) => {
          const mine = figures.filter((figure) => figure.group === group)
          if (mine.length === 0) return <Fragment key={group} />
          return (
            <tbody key={group}>
              <tr>
                <th scope="rowgroup" className={classes.group} colSpan={names.length + 1}>
                  {t(`group.${group}`)}
                </th>
              </tr>
              {mine.map((figure) => (
                <tr key={figure.key}>
                  <th scope="row">{figureName(t, journey, figure)}</th>
                  <td data-number>{figureText(format, figure.unit, figure.first)}</td>
                  {figure.others.map(({ value, difference }, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: sides have no other name
                    <td key={index} data-number data-clear={isClear(difference) || undefined}>
                      <span className={classes.value}>{figureText(format, figure.unit, value)}</span>
                      <DifferenceNote difference={difference} unit={figure.unit} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          )
        })}
      </table>
    </ScrollRegion>
  )
}

const isClear = ({ code }: Difference): boolean => code === 'more' || code === 'less'

const ICONS = { more: IconArrowUpRight, less: IconArrowDownRight, same: IconEqual } as const

function DifferenceNote({ difference, unit }: { difference: Difference; unit: FigureUnit }): ReactNode {
  const { t } = useTranslation('comparison')
  const format = useFormat()
  const { code, value, ci95 } = difference
  if (code === 'same') return <span className={classes.note}>{t('code.same')}</span>
  const Icon = code === 'more' || code === 'less' ? ICONS[code] : undefined
  const text = (each: number) => differenceText(t, format, unit, each)
  return (
    <span className={classes.note}>
      <span className={classes.difference}>
        {Icon && <Icon size={14} stroke={2} aria-hidden="true" />}
        {text(value)}
        {code !== 'plain' && <span className={classes.verdict}>{t(`code.${code}`)}</span>}
      </span>
      {ci95 && <span className={classes.interval}>{t('interval', { low: text(ci95[0]), high: text(ci95[1]) })}</span>}
    </span>
  )
}
