/** `npm run proof`: holds the simulator against theory and writes `docs/proof.md` and its pictures. Fails where theory fails. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { CLAIMS } from './claims/index.ts'
import { holds } from './finding.ts'
import { pageOf } from './page.ts'

const DOCS = new URL('../../docs/', import.meta.url)

const proved = CLAIMS.map((claim) => {
  const proof = claim.prove()
  console.log(`${proof.findings.every(holds) ? 'holds' : 'FAILS'}  ${claim.title}`)
  return { claim, proof }
})
mkdirSync(new URL('proof/', DOCS), { recursive: true })
for (const [path, content] of pageOf(proved)) writeFileSync(new URL(path, DOCS), content)
process.exitCode = proved.every(({ proof }) => proof.findings.every(holds)) ? 0 : 1
