import { TouchedCanvas } from '../pages/touched-canvas.ts'
import { expect, test } from '../support/test.ts'

test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true })

let canvas: TouchedCanvas

test.beforeEach(async ({ page, library, designer }) => {
  canvas = new TouchedCanvas(page, designer)
  await library.open()
  await library.template('Abandoned cart').tap()
  await designer.isReady()
  // What fingers do beyond React Flow comes after the canvas.
  await page.waitForLoadState('networkidle')
  await designer.standsStill()
})

test('one finger moves the canvas', async () => {
  const from = await canvas.nowhere()
  const before = await canvas.camera()
  await canvas.fingers.drag(from, { x: from.x + 60, y: from.y - 40 })
  const after = await canvas.camera()
  expect([after.x - before.x, after.y - before.y]).toEqual([expect.closeTo(60, -1), expect.closeTo(-40, -1)])
  expect(after.zoom).toBe(before.zoom)
})

test('two fingers magnify the canvas wherever they land, and leave what they land on in its place', async ({
  page,
  designer,
}) => {
  const places = {
    'on nothing': await canvas.nowhere(),
    'on a step': await canvas.on('Reminder'),
  }
  for (const [where, at] of Object.entries(places)) {
    await test.step(where, async () => {
      const stood = await designer.placeOf('Reminder')
      const before = await canvas.camera()
      const [near, far] = [30, 60]
      const closed = [
        { ...at, y: at.y },
        { ...at, y: at.y + near },
      ] as const
      const open = [
        { ...at, y: at.y - near },
        { ...at, y: at.y + far },
      ] as const
      await canvas.fingers.together([
        [closed[0], open[0]],
        [closed[1], open[1]],
      ])
      const magnified = await canvas.camera()
      expect(magnified.zoom).toBeGreaterThan(before.zoom * 1.5)
      await canvas.fingers.together([
        [open[0], closed[0]],
        [open[1], closed[1]],
      ])
      expect((await canvas.camera()).zoom).toBeLessThan(magnified.zoom / 1.5)
      await page.getByRole('button', { name: 'Show everything' }).tap()
      await designer.standsStill()
      expect(await designer.placeOf('Reminder')).toBe(stood)
    })
  }
})

test('a tap selects a step, a drag moves it, a rest asks for its menu', async ({ page, designer }) => {
  const { fingers } = canvas
  await fingers.tap(await canvas.on('Reminder'))
  await expect(designer.inspector.getByRole('textbox', { name: 'Name of the step' })).toHaveValue('Reminder')

  const stood = await designer.placeOf('Reminder')
  const from = await canvas.on('Reminder')
  await fingers.drag(from, { x: from.x - 70, y: from.y + 20 })
  await expect.poll(() => designer.placeOf('Reminder')).not.toBe(stood)

  await test.step('on a step', async () => {
    await fingers.rest(await canvas.on('Opened?'))
    await expect(canvas.menu.getByRole('menuitem', { name: /^Duplicate/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(canvas.menu).toHaveCount(0)
  })
  await test.step('on a way', async () => {
    await fingers.rest(await canvas.onWay())
    await expect(canvas.menu.getByRole('menuitem', { name: /^Insert/ }).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(canvas.menu).toHaveCount(0)
  })
  await test.step('on nothing', async () => {
    await fingers.rest(await canvas.nowhere())
    await expect(canvas.menu.getByRole('menuitem', { name: /^Paste/ })).toBeVisible()
    await page.keyboard.press('Escape')
  })
})

test('a double tap adds a step, and so does a way drawn to where nothing is', async ({ page, designer }) => {
  const { fingers } = canvas
  await fingers.doubleTap(await canvas.nowhere())
  await canvas.chooser.getByRole('option', { name: 'Delay', exact: true }).tap()
  await expect(designer.step('Delay')).toBeVisible()

  await page.getByRole('button', { name: 'Show everything' }).tap()
  await designer.standsStill()
  const before = await designer.paths().count()
  await fingers.drag(await canvas.wayOut('Delay', 'next'), await canvas.nowhere())
  await expect(canvas.chooser).toBeVisible()
  await page.keyboard.press('Escape')
  await fingers.drag(await canvas.wayOut('Delay', 'next'), await canvas.on('Reminder'))
  await page.getByRole('button', { name: 'Show everything' }).tap()
  await expect(designer.paths()).toHaveCount(before + 1)
})

test('a step is carried from the palette by a finger, and up and down scrolls the palette', async ({ designer }) => {
  const { fingers } = canvas
  const from = await canvas.paletteEntry('E-mail')
  const to = await canvas.nowhere()
  await fingers.drag(from, to)
  const { x, y } = await canvas.on('E-mail')
  expect([x - to.x, y - to.y]).toEqual([expect.closeTo(0, -1.3), expect.closeTo(0, -1.3)])

  const steps = await designer.steps().count()
  await fingers.drag(from, { x: from.x + 4, y: from.y - 120 })
  expect(await designer.steps().count()).toBe(steps)
  expect((await canvas.paletteEntry('E-mail')).y).toBeLessThan(from.y - 60)
})

test('everything is large enough for a finger', async ({ designer }) => {
  const reach = await canvas.reachOf('Reminder', 'next')
  expect(Math.min(reach.width, reach.height)).toBeGreaterThanOrEqual(24)
  expect(await canvas.smallTargets()).toEqual([])
  await canvas.fingers.tap(await canvas.on('Reminder'))
  await expect(designer.inspector.getByRole('textbox', { name: 'Name of the step' })).toBeVisible()
  expect(await canvas.smallTargets()).toEqual([])
  await designer.simulate.tap()
  await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
  expect(await canvas.smallTargets()).toEqual([])
})
