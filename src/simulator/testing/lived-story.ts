import type { Conductor } from '../journeys/conductor.ts'
import type { Trace } from '../trace.ts'
import type { Happening } from './stock-journeys.ts'

/** What the simulator does with one person, in the terms in which a stock run is recorded. */
export function livedStory(conductor: Conductor, number: number): Happening[] {
  const happenings: Happening[] = []
  const rests: (() => void)[] = []
  for (const { engine, id, model } of conductor.players) {
    let last = '@outside '
    const say = (what: string) => happenings.push({ at: engine.now, journey: id, what })
    const person = { rest: () => {} }
    rests.push(() => person.rest())
    engine.trace = {
      event: () => {},
      transition: () => {},
      effect: (effect) => say(JSON.stringify(effect)),
      settled: (customer) => {
        person.rest = () => {
          const reached = model.goals.list.filter((_goal, index) => !Number.isNaN(customer.goalsReachedAt[index]))
          const rest = `${customer.state.path.join('.')} ${reached.join(' ')}`
          if (rest !== last) happenings.push({ at: conductor.now, journey: id, what: `rests at ${rest}` })
          last = rest
        }
      },
    } satisfies Trace
  }
  const person = conductor.newPerson()
  conductor.attend(() => {
    conductor.start(person, number)
    while (conductor.step(person)) for (const rest of rests) rest()
  })
  return happenings
}
