import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newJourney } from '../document/index.ts'
import { createEditor } from './editor.ts'
import { travelTo } from './travel.ts'

const opened = () => createEditor({ journey: newJourney({ id: 'test', name: '0', timeZone: 'UTC' }) })
const steps = ['1', '2', '3', '4']

describe('going to a point of the history', () => {
  it('gives the journey as it was then, wherever one comes from', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 8 }), (visits) => {
        const editor = opened()
        for (const name of steps) {
          editor.execute('journey.rename', { name })
          editor.mark()
        }
        for (const visit of visits) {
          travelTo(editor, visit)
          expect(editor.document.getState().journey.name).toBe(String(Math.min(4, Math.max(0, visit))))
          const { past, future } = editor.history.getState()
          expect(past.length + future.length).toBe(4)
        }
      }),
    )
  })
})
