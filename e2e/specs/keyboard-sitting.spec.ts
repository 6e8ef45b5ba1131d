import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

/** What has the keyboard, said as a screen reader would name it. */
const keyboard = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document
    return at === null || at === document.body ? 'nothing' : (at.getAttribute('aria-label') ?? at.textContent.trim())
  })

test('a whole sitting without a mouse: from the library to files of a journey that was drawn, set up and run', async ({
  page,
  library,
  designer,
}) => {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Chooses from everything that can be done, and expects that the keyboard is somewhere afterwards. */
  const command = async (words: string, name: string) => {
    await press('ControlOrMeta+k')
    await page.keyboard.type(words)
    await expect(page.getByRole('option', { selected: true }).filter({ hasText: name })).toBeVisible()
    await press('Enter')
    await expect(page.getByRole('dialog', { name: 'Commands' })).toHaveCount(0)
    await expect.poll(() => keyboard(page)).not.toBe('nothing')
  }
  const add = async (words: string) => {
    await press('/')
    await page.keyboard.type(words)
    await press('Enter')
    await expect(designer.focusedStep()).toBeVisible()
  }
  const closes = async (dialog: string) => {
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
    await press('Escape')
    await expect(page.getByRole('dialog', { name: dialog })).toHaveCount(0)
    await expect.poll(() => keyboard(page)).not.toBe('nothing')
  }

  await test.step('a new journey', async () => {
    await library.open()
    await page.getByRole('button', { name: 'New journey' }).focus()
    await press('Enter')
    await designer.isReady()
    await expect(designer.canvas).toBeFocused()
  })

  await test.step('draw it', async () => {
    await press('Enter')
    await expect(designer.focusedStep()).toContainText('Start')
    await add('E-mail')
    await add('Delay')
    await add('SMS')
    await press('Alt+ArrowUp')
    await expect(designer.focusedStep()).toContainText('Delay')
  })

  await test.step('set it up', async () => {
    await press('Enter')
    await expect(designer.inspector.getByRole('textbox', { name: 'Name of the step' })).toBeFocused()
    await page.keyboard.type('Let it rest')
    await press('F6', 'F6', 'F6')
    await expect.poll(() => keyboard(page)).toContain('Canvas')
    await expect(designer.step('Let it rest')).toBeVisible()
    await press('Escape')
  })

  await test.step('connect: the SMS comes back to the wait when it is skipped', async () => {
    await designer.step('SMS').focus()
    await press('Enter')
    const ways = await designer.paths().count()
    await designer.inspector.getByRole('combobox', { name: 'Skipped' }).focus()
    await page.keyboard.type('Let it')
    await press('ArrowDown', 'Enter')
    await expect(designer.paths()).toHaveCount(ways + 1)
  })

  await test.step('run it and read what came out', async () => {
    await command('simulate', 'Simulate')
    await expect(designer.headline('Entered')).toContainText('10,000', { timeout: 30_000 })
    await expect(page.getByTestId('announcer')).toContainText('Simulation done')
    await press('Escape', 'F6')
    await expect.poll(() => keyboard(page)).not.toBe('nothing')
    await designer.results.getByRole('tab', { name: 'Overview' }).focus()
    await press('ArrowRight')
    await expect(designer.results.getByRole('tabpanel', { name: 'Flow' })).toBeVisible()
  })

  await test.step('what it assumes, all keys, a link, a brief', async () => {
    await command('assumes', 'What the simulation assumes')
    await closes('Population and behaviour')
    await press('?')
    await closes('Keyboard shortcuts')
    await command('share', 'Share by link')
    await closes('Link to share')
    await command('brief', 'Write a brief')
    await closes('Brief in words')
  })

  await test.step('take it along: the journey and a picture of it', async () => {
    await command('export', 'Export')
    await expect(page.getByRole('menuitem', { name: /journey\.json/ })).toBeFocused()
    const file = page.waitForEvent('download')
    await press('Enter')
    expect((await file).suggestedFilename()).toMatch(/\.journey\.json$/)
    await expect.poll(() => keyboard(page)).not.toBe('nothing')

    await command('picture', 'Save as a picture or PDF')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeFocused()
    const picture = page.waitForEvent('download')
    await press('Enter')
    expect((await picture).suggestedFilename()).toMatch(/\.(?:png|svg|pdf)$/)
    await press('Escape')
    await expect.poll(() => keyboard(page)).not.toBe('nothing')
  })
})
