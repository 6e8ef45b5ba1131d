import { findings } from '../flows/look.ts'
import { expect, test } from '../support/test.ts'

test('the journey is read, walked along and changed as text, without the canvas', async ({
  page,
  library,
  designer,
  tools,
}) => {
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
  await designer.standsStill()
  await page.keyboard.press('ControlOrMeta+Shift+l')

  await test.step('it opens on its first line, and arrows go along it', async () => {
    await expect(tools.line('Cart abandoned')).toBeFocused()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await expect(tools.line('Give them an hour')).toBeFocused()
    await expect(tools.line('Give them an hour')).toHaveAttribute('aria-selected', 'true')
    await expect(designer.inspector.getByRole('textbox', { name: 'Name of the step' })).toHaveValue('Give them an hour')
  })

  await test.step('ways come below the step they leave, and say where they go on', async () => {
    const opened = tools.line('Opened?').first()
    await expect(opened).toHaveAttribute('aria-expanded', 'true')
    await expect(tools.line('Goes on to “Done”').first()).toHaveAttribute('aria-level', /[4-9]/)
    await opened.click()
    await page.keyboard.press('ArrowLeft')
    await expect(opened).toHaveAttribute('aria-expanded', 'false')
    await expect(tools.line('Offer test')).toHaveCount(0)
    await page.keyboard.press('ArrowRight')
    await expect(tools.line('Offer test')).toBeVisible()
  })

  await test.step('a step is renamed in its line', async () => {
    await tools.line('Give them an hour').click()
    await page.keyboard.press('F2')
    await page.keyboard.type('An hour of peace')
    await page.keyboard.press('Enter')
    await expect(tools.line('An hour of peace')).toBeFocused()
    await expect(designer.step('An hour of peace')).toBeVisible()
  })

  await test.step('a step is added after it, and the keyboard goes there', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('time win')
    await page.keyboard.press('Enter')
    await expect(tools.line('Time window')).toBeFocused()
    const names = await tools.tree.getByRole('treeitem').allTextContents()
    const at = names.findIndex((name) => name.startsWith('An hour of peace'))
    expect(names[at + 1]).toContain('Time window')
  })

  await test.step('it is deleted, the keyboard stays in the text, and undo brings it back', async () => {
    await page.keyboard.press('Delete')
    await expect(tools.line('Time window')).toHaveCount(0)
    await expect(tools.line('An hour of peace')).toBeFocused()
    await expect(tools.line('Reminder').first()).toHaveAttribute('aria-level', '1')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(tools.line('Time window')).toHaveCount(1)
  })

  await test.step('it takes the place of the canvas, and goes away', async () => {
    await tools.outline.getByRole('button', { name: 'In place of the canvas' }).click()
    await expect(designer.canvas).toBeHidden()
    expect(await findings(page)).toEqual([])
    await tools.outline.getByRole('button', { name: 'Close' }).click()
    await expect(designer.canvas).toBeVisible()
  })
})
