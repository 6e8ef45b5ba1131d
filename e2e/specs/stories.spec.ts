import { findings } from '../flows/look.ts'
import { StoriesPage } from '../pages/stories-page.ts'
import { expect, test } from '../support/test.ts'

test.beforeEach(async ({ library, designer }) => {
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
})

test('who was at a step, went a way or left so is found, told in words and played with the machine in step', async ({
  page,
  designer,
}) => {
  const stories = new StoriesPage(page)
  await test.step('at a step', async () => {
    await designer.step('Discount by SMS').click()
    await designer.inspector.getByRole('button', { name: 'Who was here?' }).click()
    await expect(stories.where).toHaveValue('Came to “Discount by SMS”')
    await expect(stories.people.getByRole('button')).toHaveCount(20)
    await expect(stories.timeline).toContainText(/(Sent|Did not send) “Discount by SMS”/)
    await expect(stories.timeline).toContainText(/bucket 0\.\d+ falls to Discount/)
    await expect(stories.timeline).toContainText('nothing happened within 1 d')
  })

  await test.step('played on the canvas and in the machine', async () => {
    await page.keyboard.press('ControlOrMeta+.')
    const machine = page.getByTestId('machine')
    await expect(machine.getByRole('tree')).toBeVisible()
    await stories.button('To the end').click()
    await stories.button('To the beginning').click()
    for (const _ of [1, 2, 3, 4]) await stories.button('One step on').click()
    await expect(stories.now()).toHaveCount(1)
    await expect(machine.getByText(/is followed in the stories: step 5 of/)).toBeVisible()
    await expect(machine.getByRole('treeitem', { name: /^Give them an hour.*the customer is here/ })).toBeVisible()
    await stories.button('Play').click()
    await expect(machine.getByText(/step 6 of/)).toBeVisible()
    await machine.getByRole('button', { name: 'Stop following' }).click()
    await expect(stories.now()).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+.')
  })

  await test.step('and everyone can use it', async () => {
    expect.soft(await findings(page)).toEqual([])
  })

  await test.step('for a reason to leave, from the results', async () => {
    await designer.simulate.click()
    await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
    await designer.results.getByRole('button', { name: 'Who were they?' }).click()
    await page.getByRole('menuitem', { name: /^Control group/ }).click()
    await expect(stories.where).toHaveValue('Left with “Control group”')
    await expect(stories.timeline).toContainText('Control group')
  })
})

test('one person is set up by hand, led through the journey, and kept as a test person', async ({ page, designer }) => {
  const stories = new StoriesPage(page)
  await stories.open()
  await stories.tryByHand()
  await stories.button(/^Time passes: 1 hr/).click()
  await stories.button('She clicks “Reminder”').click()
  await expect(stories.timeline).toContainText('Message opened: “Reminder”')
  await expect(stories.timeline).toContainText('Left “Opened?” by “Opened”')
  await expect(stories.timeline).toContainText('Clicked through')
  await stories.button('Take the last thing back').click()
  await expect(stories.timeline).not.toContainText('Message opened')
  await stories.button('She opens “Reminder”').click()
  await expect(stories.button(/^Time passes: 6 hr/)).toBeVisible()
  await stories.button('She clicks “Reminder”').click()
  await expect(stories.timeline).toContainText('Clicked through')
  expect.soft(await findings(page)).toEqual([])

  await stories.button('Keep as test person').click()
  await expect(page.getByText('“Ana, by hand” is kept with the journey as a test person.')).toBeVisible()
  const { text } = await designer.export('Journey (.journey.json)')
  expect(JSON.parse(text).tests).toMatchObject({ t1: { name: 'Ana, by hand', events: expect.any(Array) } })
})
