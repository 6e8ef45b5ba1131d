import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoParts, isoText, msParts } from './duration.ts'
import { formatFor } from './format.ts'

const en = formatFor('en')
const es = formatFor('es')
const pt = formatFor('pt-BR')

describe('durations in words', () => {
  it.each([
    ['P3D', '3 days', '3 días', '3 dias'],
    ['PT4H', '4 hours', '4 horas', '4 horas'],
    ['P2W', '2 weeks', '2 semanas', '2 semanas'],
    ['P1M', '1 month', '1 mes', '1 mês'],
    ['P1DT2H', '1 day, 2 hours', '1 día y 2 horas', '1 dia e 2 horas'],
    ['PT0S', '0 seconds', '0 segundos', '0 segundo'],
  ])('%s', (iso, english, spanish, portuguese) => {
    expect([en.duration(iso), es.duration(iso), pt.duration(iso)]).toEqual([english, spanish, portuguese])
  })

  it('says a span before with a minus and leaves a text alone that is no duration', () => {
    expect(en.duration('-P3D')).toBe('−3 days')
    expect(en.duration('soon')).toBe('soon')
  })

  it('says milliseconds in at most two units', () => {
    expect(en.elapsed(93_784_000)).toBe('1 day, 2 hours')
    expect(en.elapsed(3_599_900)).toBe('1 hour')
    expect(en.elapsed(86_399_999)).toBe('1 day')
    expect(en.elapsed(412)).toBe('0.4 seconds')
    expect(en.elapsed(3)).toBe('0.1 seconds')
    expect(en.elapsed(0)).toBe('0 seconds')
    expect(en.elapsed(Number.NaN)).toBe('–')
  })

  it('never loses more than half of the smaller unit', () => {
    const size = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1_000 }
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 10 ** 11 }), (ms) => {
        const parts = msParts(ms)
        const units = Object.keys(parts) as (keyof typeof size)[]
        const total = units.reduce((sum, unit) => sum + (parts[unit] ?? 0) * size[unit], 0)
        expect(Math.abs(total - ms)).toBeLessThanOrEqual(ms >= 86_400_000 ? 1_800_000 : ms >= 3_600_000 ? 30_000 : 500)
      }),
    )
  })

  it('writes back every duration it reads', () => {
    const part = fc.integer({ min: 0, max: 99 })
    fc.assert(
      fc.property(
        fc.record({ year: part, month: part, week: part, day: part, hour: part, minute: part, second: part }),
        (parts) => {
          const read = isoParts(isoText(parts))
          const present = Object.fromEntries(Object.entries(parts).filter(([, amount]) => amount > 0))
          expect(read?.parts).toEqual(present)
        },
      ),
    )
  })
})

describe('figures', () => {
  it('follow the locale', () => {
    expect(en.number(1234567)).toBe('1,234,567')
    expect(es.number(1234567)).toBe('1.234.567')
    expect(en.percent(0.1234)).toBe('12.3%')
    expect(es.percent(0.1234)).toBe('12,3\u00a0%')
    expect(es.separators).toEqual({ group: '.', decimal: ',' })
    expect(en.change(0.05)).toBe('+5.0%')
    expect(en.chance(0.9999)).toBe('> 99.9%')
    expect(en.chance(0)).toBe('< 0.1%')
    expect(es.amount(1083.3)).toBe('1083,30')
    expect(en.compact(9_999)).toBe('9,999')
    expect(en.compact(123_456)).toBe('123K')
    expect(en.fileSize(52_428_800)).toBe('52.4 MB')
  })

  it('show a dash where there is no figure', () => {
    expect(en.percent(undefined)).toBe('–')
    expect(en.number(Number.NaN)).toBe('–')
  })

  it('tell how long ago', () => {
    const now = Date.UTC(2026, 0, 5, 12)
    expect(en.ago(now - 5 * 60_000, now)).toBe('5 minutes ago')
    expect(es.ago(now - 26 * 3_600_000, now)).toBe('ayer')
    expect(en.ago(now - 90 * 86_400_000, now)).toBe('Oct 7, 2025')
  })
})
