import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLAIMS } from './claims/index.ts'
import { erlangC } from './claims/queues.ts'
import { holds, share } from './finding.ts'
import { type Proved, pageOf } from './page.ts'

const MOST_MS = 180_000
const proved: Proved[] = []

describe('the simulator agrees with theory', () => {
  for (const claim of CLAIMS)
    it(
      claim.title,
      () => {
        const proof = claim.prove()
        proved.push({ claim, proof })
        expect(proof.findings.length).toBeGreaterThan(0)
        expect(proof.findings.filter((finding) => !holds(finding))).toEqual([])
      },
      MOST_MS,
    )

  it('and docs/proof.md shows the figures of today (npm run proof writes it)', () => {
    for (const [path, content] of pageOf(proved))
      expect(readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8'), path).toBe(content)
  })
})

describe('the means of proof', () => {
  it("Erlang's C has the values of his tables", () => {
    // M/M/1: the load itself. Two agents: 2ρ²/(1 + ρ).
    expect(erlangC(1, 0.7)).toBeCloseTo(0.7, 12)
    expect(erlangC(2, 0.5)).toBeCloseTo(1 / 3, 12)
    expect(erlangC(10, 0.8)).toBeCloseTo(0.40918, 5)
  })

  it('a figure that is off by more than chance does not hold, nor one that is missing', () => {
    expect(holds(share('right', 5_010, 10_000, 0.5))).toBe(true)
    expect(holds(share('wrong', 5_300, 10_000, 0.5))).toBe(false)
    expect(holds(share('missing', undefined, 10_000, 0.5))).toBe(false)
  })
})
