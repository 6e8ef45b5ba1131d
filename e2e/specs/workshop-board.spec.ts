import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findings } from '../flows/look.ts'
import { BoardPage } from '../pages/board-page.ts'
import { WorkshopPage } from '../pages/workshop-page.ts'
import { expect, test } from '../support/test.ts'

const EXAMPLE = join(import.meta.dirname, '../../src/ui/workshop/example/a-gift-today.journey.json')

/** A picture of four pixels. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGM4IRcARAwQCgAj1gTZ8r8MgQAAAABJRU5ErkJggg==',
  'base64',
)

test.beforeEach(async ({ page, library, designer }) => {
  await library.open()
  await library.importFile(EXAMPLE)
  await designer.isReady()
  await new WorkshopPage(page).open()
  await new WorkshopPage(page).goTo(7)
})

test('the board is written on, drawn on and shown, by keyboard and by pen', async ({ page }) => {
  test.setTimeout(120_000)
  const board = new BoardPage(page)
  const { keyboard } = page

  await test.step('what the group has told stands in its cells', async () => {
    await expect(board.cell('Gets the coupon', 'Reality')).toContainText('The coupon comes 24 hours later')
    await expect(board.cell('Gets the coupon', 'Feelings')).toHaveAccessibleName(/expected: very good, real: very bad/)
    await expect(board.board.getByRole('img', { name: /Reality feels worst at “Gets the coupon”/ })).toBeVisible()
    expect(await findings(page, '[data-testid=board]')).toEqual([])
  })

  await test.step('a cell is walked to and written in', async () => {
    await board.cell('Looks for a jumper', 'Touchpoint').focus()
    await keyboard.press('ArrowDown')
    await expect(board.cell('Looks for a jumper', 'Channel')).toBeFocused()
    await keyboard.press('Enter')
    await board.editor().getByLabel('Channel', { exact: true }).selectOption('Web')
    await keyboard.press('Escape')
    await expect(board.cell('Looks for a jumper', 'Channel')).toBeFocused()
    await expect(board.cell('Looks for a jumper', 'Channel')).toContainText('Web')
    await board.cell('Has it in her hands', 'Pains').click()
    await keyboard.type('It is the wrong size\nNobody says where it is')
    await keyboard.press('Escape')
    await expect(board.cell('Has it in her hands', 'Pains').getByRole('listitem', { includeHidden: true })).toHaveCount(
      2,
    )
  })

  await test.step('a sticky is laid into a cell, and moves along with its column', async () => {
    await keyboard.press('s')
    await keyboard.type('Ask the shops')
    await keyboard.press('Escape')
    const sticky = board.things('Sticky').filter({ hasText: 'Ask the shops' })
    await expect(sticky).toBeFocused()
    const before = await sticky.boundingBox()
    await board.cell('Has it in her hands', 'Pains').focus()
    await keyboard.press('Alt+ArrowLeft')
    await expect.poll(async () => (await sticky.boundingBox())?.x).toBeLessThan((before?.x ?? 0) - 100)
    await expect(board.cell('Has it in her hands', 'Pains')).toBeFocused()
  })

  await test.step('a line is drawn, and taken back', async () => {
    await board.tool('Pen').click()
    await board.draw({ x: 0.2, y: 0.5 }, { x: 0.6, y: 0.6 })
    await expect(board.things('Drawing')).toHaveCount(1)
    expect(await findings(page, '[data-testid=board]')).toEqual([])
    await keyboard.press('ControlOrMeta+z')
    await expect(board.things('Drawing')).toHaveCount(0)
    await keyboard.press('ControlOrMeta+Shift+z')
    await expect(board.things('Drawing')).toHaveCount(1)
    await board.tool('Eraser').click()
    await board.draw({ x: 0.2, y: 0.5 }, { x: 0.6, y: 0.6 })
    await expect(board.things('Drawing')).toHaveCount(0)
    await keyboard.press('Escape')
  })

  await test.step('stage by stage it is shown to others', async () => {
    await keyboard.press('f')
    const heading = board.presentation.getByRole('heading', { level: 1 })
    await expect(heading).toHaveText('Ana')
    await expect(heading).toBeFocused()
    await keyboard.press('Space')
    await expect(heading).toHaveText('Choose')
    await keyboard.press('ArrowRight')
    await expect(heading).toHaveText('Be reminded')
    await expect(board.presentation).toContainText('Worst moment of this stage. Feels −2 where she expects +2')
    await expect(board.presentation).toContainText('Coupon in real time')
    expect(await findings(page, '[data-testid=presentation]')).toEqual([])
    await keyboard.press('End')
    await expect(heading).toHaveText('Decide')
    await keyboard.press('Escape')
    await expect(board.presentation).toBeHidden()
    await expect(board.board).toBeVisible()
  })
})

test('pictures, copies and lanes: what is laid down is kept, what is no picture is refused', async ({ page }) => {
  const board = new BoardPage(page)
  const { keyboard } = page
  const file = board.board.locator('input[type=file]')

  await test.step('a picture is asked what it shows', async () => {
    await file.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: PNG })
    await expect(board.board.getByRole('textbox', { name: 'What does it show?' })).toBeFocused()
    await keyboard.type('Our shop')
    await keyboard.press('Enter')
    await expect(board.things('Picture')).toHaveAccessibleName('Picture: Our shop')
  })

  await test.step('a drawing that may hold a script is refused, whatever it calls itself', async () => {
    await file.setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') })
    await expect(board.notice).toHaveText(/“b.png” is not a picture/)
    await file.setInputFiles({ name: 'c.png', mimeType: 'image/png', buffer: readFileSync(EXAMPLE) })
    await expect(board.notice).toHaveText(/“c.png” is not a picture/)
    await expect(board.things('Picture')).toHaveCount(1)
  })

  await test.step('all of it is copied, deleted and brought back', async () => {
    await board.things('Sticky').click()
    await keyboard.press('ControlOrMeta+d')
    await expect(board.things('Sticky')).toHaveCount(2)
    await keyboard.press('ControlOrMeta+a')
    await keyboard.press('Delete')
    await expect(board.board.locator('.react-flow__node')).toHaveCount(0)
    await keyboard.press('ControlOrMeta+z')
    await expect(board.things('Sticky')).toHaveCount(2)
  })

  await test.step('a step gets a stage of its own, and a neighbour', async () => {
    await board.board.getByRole('button', { name: /^2 Puts it into the cart/ }).click()
    await page.getByRole('menuitem', { name: 'Put it into a new stage' }).click()
    await expect(board.board.getByRole('textbox', { name: 'Name of the stage' })).toBeFocused()
    await keyboard.type('Compare')
    await keyboard.press('Enter')
    await board.board.getByRole('button', { name: 'Add a step to “Compare”' }).click()
    await expect(board.editor().getByRole('textbox')).toBeFocused()
    await keyboard.type('Asks a friend')
    await keyboard.press('Enter')
    await expect(board.cell('Asks a friend', 'What she does')).toBeFocused()
  })

  await test.step('a lane that the group does not need is put away, for this screen only', async () => {
    await board.board.getByRole('button', { name: 'All lanes' }).click()
    await page.getByRole('checkbox', { name: 'Pains' }).click()
    await keyboard.press('Escape')
    await expect(board.cell('Gets the coupon', 'Pains')).toHaveCount(0)
    await expect(board.board.getByRole('button', { name: '10 of 11 lanes' })).toBeVisible()
  })
})
