import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Journey } from '../../document/index.ts'
import { journeyNamed } from '../contract/testing/journeys.ts'
import { withAttribute } from '../testing/edits.ts'
import { createWorld } from '../testing/world.ts'
import { recoverDrafts } from './recovery.ts'

/** What may happen to people who work in two tabs over a bad network. */
const stepArbitrary = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('edit' as const), tab: fc.nat(1) }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('wait' as const), ms: fc.constantFrom(1, 150, 1_300, 11_000) }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'cut' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'mend' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'loseAnswer' as const }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('crash' as const), tab: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('leave' as const), tab: fc.nat(1) }) },
)
type Step = typeof stepArbitrary extends fc.Arbitrary<infer Value> ? Value : never

describe('work in two tabs, whatever happens to the network and the tabs', () => {
  it('reaches the backend in the end: all of it, and nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { minLength: 4, maxLength: 24 }), async (steps) => {
        const { made, stored } = await live(steps)
        expect(Object.keys(stored?.attributes ?? {}).sort()).toEqual(made.sort())
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})

async function live(steps: readonly Step[]): Promise<{ made: string[]; stored: Journey | undefined }> {
  const world = createWorld()
  world.server.listen({ onUnhandledFrame: 'error' })
  await world.client.create(journeyNamed('shared'))
  const tabs = [await world.open('shared'), await world.open('shared')]
  const made: string[] = []

  const step = async (one: Step) => {
    switch (one.what) {
      case 'edit': {
        const name = `a${made.length}`
        made.push(name)
        tabs[one.tab]?.edit((journey) => withAttribute(journey, name))
        return
      }
      case 'wait':
        return world.clock.advance(one.ms)
      case 'cut':
        return world.cutNetwork()
      case 'mend':
        return world.mendNetwork()
      case 'loseAnswer':
        return world.loseAnswers(1)
      case 'crash':
      case 'leave': {
        const tab = tabs[one.tab]
        if (!tab) return
        // What is written to the device a moment before is kept; a crash earlier than that no program survives.
        await tab.autosave.flush()
        if (one.what === 'leave') await tab.autosave.dispose()
        else tab.die()
        tabs[one.tab] = await world.open('shared')
      }
    }
  }
  for (const one of steps) {
    await step(one)
    await settle()
  }
  world.mendNetwork()
  for (let round = 0; round < 12; round += 1) {
    world.clock.advance(60_000)
    await Promise.all(tabs.map(({ autosave }) => autosave.flush()))
    await recoverDrafts(world)
    await settle()
  }
  for (const tab of tabs) expect(tab.autosave.getState()).toMatchObject({ remote: 'saved' })
  const stored = await world.stored('shared')
  for (const tab of tabs) expect(tab.document).toEqual(stored)
  await Promise.all(tabs.map(({ autosave }) => autosave.dispose()))
  world.server.close()
  return { made, stored }
}

/** Lets requests under way come to their end. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 4))
