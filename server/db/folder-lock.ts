import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const holderSchema = z.object({ pid: z.int().positive(), host: z.string(), startedAt: z.string() })
type Holder = z.infer<typeof holderSchema>

export class FolderInUseError extends Error {}

/** Locks held by this very process, whose own id in a file would otherwise look like one left behind by a crash. */
const heldHere = new Set<string>()

/**
 * Takes the folder for this process; returns the way to give it back. The embedded database would be ruined by two
 * processes at once. A lock left behind by a process that is gone is taken over.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'jornada.lock')
  if (heldHere.has(path)) throw new FolderInUseError(`This process has already opened ${folder}`)
  const mine: Holder = { pid: process.pid, host: hostname(), startedAt: await startOf(process.pid) }
  if (!(await claim(path, mine))) {
    const holder = await readHolder(path)
    if (holder && (await isAlive(holder))) {
      throw new FolderInUseError(
        `${folder} is in use by another Jornada server (process ${holder.pid} on ${holder.host}). ` +
          'Stop that one, or give this one a folder of its own with JORNADA_DATA. ' +
          `If it is surely gone, delete ${path}.`,
      )
    }
    await rm(path, { force: true })
    if (!(await claim(path, mine)))
      throw new FolderInUseError(`${folder} has just been taken by another Jornada server`)
  }
  heldHere.add(path)
  return async () => {
    heldHere.delete(path)
    await rm(path, { force: true })
  }
}

async function claim(path: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(holder), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return undefined
  }
}

async function isAlive({ pid, host, startedAt }: Holder): Promise<boolean> {
  // On another machine (a shared disk) there is no telling: better to refuse than to ruin.
  if (host !== hostname()) return true
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  // The number may have passed to another program since: then it started at another time.
  return startedAt === (await startOf(pid))
}

/**
 * When the process started, in ticks since boot, where the system tells (Linux); the same empty text elsewhere. A process
 * that has ended but whose parent has not asked yet counts as gone.
 */
async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces: fields are counted after it. State is the 1st, start time the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? '')
  } catch {
    return ''
  }
}
