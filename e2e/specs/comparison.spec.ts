import { findings } from '../flows/look.ts'
import { commandLine } from '../support/command-line.ts'
import { expect, test } from '../support/test.ts'

interface Figures {
  readonly entered: number
  readonly seed: number
  readonly nodes: Readonly<Record<string, { readonly entered: number }>>
  readonly goals: Readonly<Record<string, { readonly rate: number; readonly converted: number }>>
}

interface File {
  readonly mainVariant: string
  readonly variants: Readonly<Record<string, { readonly nodes: Readonly<Record<string, { readonly name: string }>> }>>
}

test.beforeEach(async ({ library, designer }) => {
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
})

test('a run is reproducible from its file: the command line gives the figures that stood on the screen', async ({
  designer,
}) => {
  await designer.simulate.click()
  await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
  const { text } = await designer.export('Journey (.journey.json)')
  const figures = JSON.parse(await commandLine('simulate', text, ['--json'])) as Figures
  const file = JSON.parse(text) as File
  const steps = Object.entries(file.variants[file.mainVariant]?.nodes ?? {})
  expect(steps.length).toBeGreaterThan(10)
  await designer.showEverything()
  for (const [id, { name }] of steps) {
    const entered = (figures.nodes[id]?.entered ?? 0).toLocaleString('en')
    expect([name, await designer.figuresOn(name)]).toEqual([name, `${entered} customers came here`])
  }
  const [goal] = Object.values(figures.goals)
  const rate = new Intl.NumberFormat('en-GB', { style: 'percent', minimumFractionDigits: 2 }).format(goal?.rate ?? 0)
  await expect(designer.headline(/^Conversion/)).toContainText(rate)
})

test('variants are set side by side on the same people, in words, in figures and as a file', async ({
  page,
  designer,
}) => {
  const screen = page.getByTestId('comparison')
  const open = async () => {
    await page.getByRole('button', { name: /^Variant/ }).click()
    await page.getByRole('menuitem', { name: 'Compare variants and scenarios …' }).click()
    await expect(screen).toBeVisible()
  }
  await test.step('there is nothing to compare with until something is copied', async () => {
    await open()
    await screen.getByRole('button', { name: 'Copy the variant' }).click()
    await expect(screen.getByRole('group', { name: 'Compared 1' })).toBeVisible()
  })

  await test.step('of twins nobody fares otherwise', async () => {
    await screen.getByRole('button', { name: 'Compare', exact: true }).click()
    await expect(screen).toContainText('Nobody fares otherwise in “Main (copy)”', { timeout: 30_000 })
    await page.keyboard.press('Escape')
  })

  await test.step('a message less is a clear difference', async () => {
    await page.getByRole('button', { name: /^Variant/ }).click()
    await page.getByRole('menuitem', { name: /^Main \(copy\)/ }).click()
    await designer.showEverything()
    await designer.step('Discount by SMS').click()
    await page.keyboard.press('Delete')
    await expect(designer.step('Discount by SMS')).toHaveCount(0)
    await open()
    await expect(screen).toContainText('The journey has changed since this comparison.')
    await screen.getByRole('button', { name: 'Compare', exact: true }).click()
    await expect(screen).toContainText(/“Purchase” is reached by \d+\.\d+ points less in “Main \(copy\)”/, {
      timeout: 30_000,
    })
    const goal = screen.getByRole('row', { name: /^Purchase: share of people/ })
    await expect(goal).toContainText(/−\d+\.\d+ points\s*clearly less/)
    expect.soft(await findings(page)).toEqual([])
  })

  await test.step('the command line says the same of the exported file', async () => {
    const saved = page.waitForEvent('download')
    await screen.getByRole('button', { name: 'CSV' }).click()
    const chunks: Buffer[] = []
    for await (const chunk of await (await saved).createReadStream()) chunks.push(chunk as Buffer)
    const [head = '', first = ''] = Buffer.concat(chunks).toString('utf8').split('\r\n')
    const shown = Object.fromEntries(head.split(',').map((name, index) => [name, first.split(',')[index] ?? '']))
    await page.keyboard.press('Escape')
    const { text } = await designer.export('Journey (.journey.json)')
    const sides = `${shown.firstVariant},${shown.variant}`
    const told = JSON.parse(await commandLine('compare', text, ['--variants', sides, '--json'])) as {
      readonly goals: Readonly<Record<string, { readonly difference: number; readonly first: number }>>
    }
    const goal = told.goals[shown.of ?? '']
    expect(goal?.difference).toBeCloseTo(Number(shown.difference), 6)
    expect(goal?.first).toBeCloseTo(Number(shown.first), 6)
  })
})
