import { findings } from '../flows/look.ts'
import { CoursePage } from '../pages/course-page.ts'
import { expect, test } from '../support/test.ts'

test('a course is plotted by keyboard, its feelings are told, and the worst moment finds itself', async ({
  page,
  library,
}) => {
  test.setTimeout(120_000)
  const workshop = new CoursePage(page)
  const { keyboard } = page
  await library.open()
  await page.getByRole('button', { name: 'Start a workshop' }).click()
  await expect(workshop.question).toBeVisible()
  await workshop.goTo(2)

  await test.step('an action, stages and steps, typed one after the other', async () => {
    await workshop.dialog.getByLabel('What does the customer do?').fill('Buy a present')
    await keyboard.press('Enter')
    await workshop.newStep.fill('Sees an ad')
    await keyboard.press('Enter')
    for (const name of ['Asks in the shop', 'Waits for the parcel', 'Unwraps it']) {
      await keyboard.type(name)
      await keyboard.press('Enter')
    }
    await expect
      .poll(() => workshop.course())
      .toEqual(['Sees an ad', 'Asks in the shop', 'Waits for the parcel', 'Unwraps it'])
    await workshop.dialog.getByRole('button', { name: 'Use five usual stages' }).click()
    expect(await findings(page, '[role="dialog"]')).toEqual([])
  })

  await test.step('a step is moved by keyboard, and by the mouse, and the sheet tells more of it', async () => {
    await workshop.step('Unwraps it').focus()
    await keyboard.press('Alt+ArrowLeft')
    await expect(workshop.step('Unwraps it')).toBeFocused()
    await expect.poll(() => workshop.course().then((names) => names.indexOf('Unwraps it'))).toBe(2)
    await workshop.dragBefore('Waits for the parcel', 'Unwraps it')
    await expect.poll(() => workshop.course().then((names) => names.indexOf('Waits for the parcel'))).toBe(2)
    await workshop.step('Sees an ad').click()
    const sheet = workshop.sheet('Sees an ad')
    await sheet.getByLabel('Owner').fill('Marketing')
    await sheet.getByRole('switch', { name: 'May enter here' }).press('Space')
    await expect(workshop.step('Sees an ad')).toContainText('May enter here')
    await expect(workshop.step('Sees an ad')).toContainText('Marketing')
  })

  await test.step('two feelings on the curves, by keyboard, name the worst moment', async () => {
    await workshop.goTo(3)
    await expect(workshop.dialog.getByText(/the worst moment finds itself/)).toBeVisible()
    await workshop.point('Expected', 'Waits for the parcel').focus()
    await keyboard.press('End')
    await workshop.point('Real', 'Waits for the parcel').focus()
    await keyboard.press('PageDown')
    await expect(workshop.worst).toHaveText(
      'Worst moment: Waits for the parcel. Feels bad where very good was expected',
    )
    await expect(workshop.point('Real', 'Waits for the parcel')).toHaveAttribute('aria-valuetext', 'bad')
    expect(await findings(page, '[role="dialog"]')).toEqual([])
  })

  await test.step('another is pulled down by the mouse, which is one step back', async () => {
    await workshop.point('Expected', 'Unwraps it').focus()
    await keyboard.press('End')
    await workshop.pull(workshop.point('Real', 'Unwraps it'), 200)
    await expect(workshop.worst).toContainText('Worst moment: Unwraps it.')
    await workshop.undo.click()
    await expect(workshop.worst).toContainText('Worst moment: Waits for the parcel.')
  })

  await test.step('the fields beneath say the same, and more', async () => {
    const sheet = workshop.sheet('Unwraps it')
    await sheet.getByRole('slider', { name: 'Real feeling' }).focus()
    await keyboard.press('ArrowUp')
    await expect(workshop.point('Real', 'Unwraps it')).toHaveAttribute(
      'aria-valuetext',
      'between neither good nor bad and good',
    )
    await sheet.getByLabel('What happens, in words').fill('The box is larger than the table')
    await sheet.getByLabel('How likely').fill('80')
    await sheet.getByLabel('Takes: Amount').fill('3')
    await sheet.getByLabel('Pains').fill('Nowhere to put the box')
    await sheet.getByLabel('Pains').press('Tab')
    await expect(workshop.dialog.getByRole('button', { name: /The box is larger/ })).toContainText('3 days80%')
  })

  await test.step('a reload keeps it all, and the table says it without a picture', async () => {
    await expect(page.getByText('Saved').first()).toBeAttached()
    await page.reload()
    // The address says where one was.
    await expect(workshop.worst).toBeVisible()
    await workshop.dialog.getByText('Table', { exact: true }).click()
    await expect(workshop.table.getByRole('row', { name: /Waits for the parcel/ })).toContainText(
      '3 below what is expected · Worst moment',
    )
    await expect(workshop.table.getByRole('row', { name: /Unwraps it/ })).toContainText('+0.5')
    expect(await findings(page, '[role="dialog"]')).toEqual([])
  })
})
