import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const readme = readFileSync('README.md', 'utf8')
const ci = readFileSync('.ci/run', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

/** Single lines of the README's shell blocks, without their comments. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/ +#.*$/, '').trim())
  .filter((line) => line !== '')

describe('the README', () => {
  it('begins with one command that starts the program', () => {
    expect(commands[0]).toBe('npm ci && npm start')
  })

  it('has the test command that the continuous integration runs', () => {
    expect(commands).toContain('npm ci && npm test')
    expect(ci).toMatch(/^ {2}npm ci\n {2}npm test$/m)
  })

  it('names no script that does not exist', () => {
    const named = commands.flatMap((command) => /npm run (?:--silent )?([\w:]+)/.exec(command)?.[1] ?? [])
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    expect(named.length).toBeGreaterThan(5)
  })
})
