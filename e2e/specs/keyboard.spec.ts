import { expect, test } from '../support/test.ts'

test('a journey is built and run without a mouse', async ({ page, library, designer }) => {
  await library.open()
  await library.template('Welcome').focus()
  await page.keyboard.press('Enter')
  await designer.isReady()
  await designer.canvas.focus()
  await page.keyboard.press('Shift+Digit1')
  await designer.standsStill()
  const before = await designer.steps().count()
  const hasSteps = async (count: number) => {
    await designer.canvas.focus()
    await page.keyboard.press('Shift+Digit1')
    await expect(designer.steps()).toHaveCount(count)
  }

  await test.step('walk along the journey and open a step', async () => {
    await designer.canvas.focus()
    await page.keyboard.press('Enter')
    await expect(designer.focusedStep()).toHaveAttribute('data-id', /.+/)
    const first = await designer.focusedStep().getAttribute('data-id')
    await page.keyboard.press('Alt+ArrowDown')
    await expect(designer.focusedStep()).not.toHaveAttribute('data-id', first ?? '')
    await page.keyboard.press('Enter')
    await expect(designer.inspector.getByRole('textbox', { name: 'Name of the step' })).toBeFocused()
  })

  await test.step('add a step, take it back and put it on again', async () => {
    await designer.canvas.focus()
    await page.keyboard.press('/')
    await page.keyboard.type('time win')
    await page.keyboard.press('Enter')
    await hasSteps(before + 1)
    await designer.canvas.focus()
    await page.keyboard.press('ControlOrMeta+z')
    await hasSteps(before)
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await hasSteps(before + 1)
  })

  await test.step('delete it', async () => {
    await page.keyboard.press('Delete')
    await hasSteps(before)
  })

  await test.step('run it', async () => {
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
  })
})
