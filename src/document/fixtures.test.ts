import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { graphOf, NODE_KINDS, readJourney, trappedNodes, unreachableNodes, writeJourney } from './index.ts'

const textOf = (name: string) => readFileSync(new URL(`./fixtures/${name}.journey.json`, import.meta.url), 'utf8')

describe.each(['abandoned-cart', 'welcome'])('the fixture %s', (name) => {
  const result = readJourney(textOf(name))

  it('is a journey in canonical form', () => {
    if (!result.ok) throw new Error(result.error.map((problem) => problem.message).join('\n'))
    expect(writeJourney(result.value)).toBe(textOf(name))
  })

  it('is sound: everything is reached, and everybody can leave', () => {
    if (!result.ok) return
    for (const variant of Object.values(result.value.variants)) {
      const graph = graphOf(variant)
      expect(graph.broken).toEqual([])
      expect(unreachableNodes(graph)).toEqual([])
      expect(trappedNodes(graph)).toEqual([])
    }
  })
})

it('between them the fixtures have every kind of node', () => {
  const kinds = new Set(
    ['abandoned-cart', 'welcome'].flatMap((name) => {
      const result = readJourney(textOf(name))
      return result.ok
        ? Object.values(result.value.variants).flatMap((variant) =>
            Object.values(variant.nodes).map((node) => node.kind),
          )
        : []
    }),
  )
  expect([...kinds].sort()).toEqual([...NODE_KINDS].sort())
})
