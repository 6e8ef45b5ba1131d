import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What the command line prints about a journey's file. */
export async function commandLine(command: string, text: string, options: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jornada-file-'))
  try {
    const file = join(folder, 'exported.journey.json')
    await writeFile(file, text)
    const program = new URL('../../src/cli/main.ts', import.meta.url).pathname
    const { stdout } = await run(process.execPath, [program, command, file, ...options], {
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
