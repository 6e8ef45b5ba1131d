import { describe, expect, it } from 'vitest'
import type { AutosaveState } from '../../sync/index.ts'
import { saveStateName } from './save-state-name.ts'

const state = (parts: Partial<AutosaveState>): AutosaveState => ({
  local: 'saved',
  remote: 'saved',
  durability: 'disk',
  ...parts,
})
const quota = { kind: 'quota', message: 'full' } as const

describe('the word for where the work is', () => {
  it.each([
    ['all is well', state({}), 'saved'],
    ['a change waits for its turn', state({ remote: 'pending' }), 'savedHere'],
    ['a change is on its way', state({ remote: 'saving' }), 'saving'],
    ['a new journey is not on the server yet', state({ remote: 'never' }), 'savedHere'],
    ['the server is silent', state({ remote: 'offline' }), 'offline'],
    [
      'the server is silent and this device keeps nothing',
      state({ remote: 'offline', durability: 'memory' }),
      'failed',
    ],
    [
      'the device is full and the server has not the latest',
      state({ local: 'failed', remote: 'offline', lastError: quota }),
      'full',
    ],
    ['the device is full but the server has everything', state({ local: 'failed', lastError: quota }), 'saved'],
    ['the server refused', state({ remote: 'failed' }), 'failed'],
    ['two changed the same', state({ remote: 'conflict', local: 'failed' }), 'conflict'],
  ] as const)('%s', (_case, given, name) => expect(saveStateName(given)).toBe(name))
})
