import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const FIXTURE = fileURLToPath(new URL('../document/fixtures/abandoned-cart.journey.json', import.meta.url))

interface Ended {
  code: number | null
  out: string
  err: string
}

/** The command line as a process of its own. `closeAfter`: its reader goes away after so many characters. */
function jornada(args: readonly string[], closeAfter = Number.POSITIVE_INFINITY): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString()
      if (said.out.length > closeAfter) child.stdout.destroy()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      said.err += chunk.toString()
    })
    child.on('error', reject)
    child.on('exit', (code) => resolve({ code, ...said }))
  })
}

describe('the command line as a process', () => {
  it('writes a large result whole, and ends with 0', async () => {
    const { code, out, err } = await jornada(['compile', FIXTURE])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ id: 'jornada:abandoned-cart' })
  })

  it('gives the same report with any number of threads', async () => {
    const report = async (workers: string) => {
      const { out } = await jornada(['simulate', FIXTURE, '--customers', '5000', '--workers', workers, '--json'])
      const { elapsedMs: _, ...figures } = JSON.parse(out)
      return figures
    }
    expect(await report('3')).toEqual(await report('1'))
  })

  it('does not mind when its reader has seen enough', async () => {
    const { code, err } = await jornada(['compile', FIXTURE], 100)
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it('ends with 2 for a missing file, without a stack trace', async () => {
    const { code, out, err } = await jornada(['validate', 'nowhere.journey.json'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe('nowhere.journey.json cannot be read: there is no such file.\n')
  })
})
