import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from './find-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'jornada-browser-'))
const named = join(folder, 'my-browser')
const onPath = join(folder, 'chromium')

beforeAll(() => {
  for (const path of [named, onPath]) {
    writeFileSync(path, '')
    chmodSync(path, 0o755)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the browser', () => {
  it('is the one that the environment names, before any other', () => {
    expect(findBrowser({ JORNADA_CHROMIUM: named, PATH: folder })).toBe(named)
    expect(findBrowser({ CHROME_PATH: named, PATH: folder })).toBe(named)
  })

  it('is never another than the one named, even when that does not exist', () => {
    expect(() => findBrowser({ JORNADA_CHROMIUM: '/nowhere/chrome', PATH: folder })).toThrow('/nowhere/chrome')
  })

  it('is looked for on the path', () => {
    expect(findBrowser({ PATH: `/nowhere:${folder}` })).toBe(onPath)
  })
})
