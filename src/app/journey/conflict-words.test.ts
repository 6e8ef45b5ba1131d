import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Conflict, newJourney } from '../../document/index.ts'
import { startI18n } from '../../ui/kit/index.ts'
import { conflictInWords } from './conflict-words.ts'

const t = i18next.getFixedT('en', 'app')
beforeAll(() => startI18n('en', ['common', 'app']))

const journey = newJourney({ id: 'j', name: 'J', timeZone: 'UTC' })
const conflict = (keys: string[], mine: unknown, theirs: unknown): Conflict => ({
  path: keys.join('.'),
  keys,
  mine,
  theirs,
  kept: 'mine',
})
const words = (keys: string[], [mine, theirs]: [unknown, unknown] = [1, 2]) =>
  conflictInWords(conflict(keys, mine, theirs), journey, t)

describe('a conflict in words', () => {
  it.each([
    [['name'], 'Name of the journey'],
    [['variants', 'v1', 'nodes', 'n1', 'config', 'trigger'], 'Step “Start” › config › trigger'],
    [['variants', 'v1', 'nodes', 'gone', 'name'], 'Step “gone” › name'],
    [['variants', 'v1', 'edges', 'e1'], 'A connection'],
    [['variants', 'v1', 'name'], 'Variant “Main” › name'],
    [['scenarios', 's1', 'customers'], 'Scenario “Base case” › customers'],
    [['settings', 'quietHours', 'from'], 'Settings › quietHours › from'],
    [['settings', 'goals', 'g9', 'window'], 'Goal “g9” › window'],
  ])('%j', (keys, place) => expect(words(keys).place).toBe(place))

  it('says what each side has, and that one deleted it', () => {
    expect(words(['name'], ['Mine', undefined])).toMatchObject({ mine: 'Mine', theirs: '(deleted)' })
    expect(words(['x'], ['sms', { a: 1 }])).toMatchObject({ mine: 'SMS', theirs: '{"a":1}' })
  })
})
