import { expect, type Locator, type Page } from '@playwright/test'

/** The designer of one journey: palette, canvas, inspector, problems and results. */
export class DesignerPage {
  readonly canvas: Locator
  readonly palette: Locator
  readonly inspector: Locator
  readonly results: Locator
  readonly name: Locator
  readonly simulate: Locator
  readonly backToLibrary: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.canvas = page.getByTestId('canvas')
    this.palette = page.getByTestId('palette')
    this.inspector = page.getByTestId('inspector')
    this.results = page.getByRole('region', { name: 'Simulation' })
    this.name = page.getByRole('textbox', { name: 'Name of the journey' })
    this.simulate = page.getByRole('banner').getByRole('button', { name: 'Simulate' })
    this.backToLibrary = page.getByRole('link', { name: 'Library' })
  }

  /** A step by the name that stands on it. */
  step(name: string): Locator {
    return this.canvas.locator('.react-flow__node').filter({ has: this.page.getByText(name, { exact: true }) })
  }

  steps(): Locator {
    return this.canvas.locator('.react-flow__node')
  }

  /** A group that is collapsed into one box. */
  group(name: string): Locator {
    return this.canvas.locator('.react-flow__node-folded').filter({ has: this.page.getByText(name, { exact: true }) })
  }

  /** The frame of a group that is open. */
  frame(name: string): Locator {
    return this.canvas.locator('.react-flow__node-frame').filter({ has: this.page.getByText(name, { exact: true }) })
  }

  /** Draws a line around some steps. */
  async drawAround(names: readonly string[]): Promise<void> {
    await this.canvas.locator('[data-lasso]').waitFor()
    const boxes = await Promise.all(names.map((name) => boxOf(this.step(name))))
    const [left, right] = [Math.min(...boxes.map(({ x }) => x)), Math.max(...boxes.map(({ x, width }) => x + width))]
    const [top, bottom] = [Math.min(...boxes.map(({ y }) => y)), Math.max(...boxes.map(({ y, height }) => y + height))]
    const { mouse } = this.page
    await mouse.move(left - 8, top - 8)
    await mouse.down()
    for (const [x, y] of [
      [right + 8, top - 8],
      [right + 8, bottom + 8],
      [left - 8, bottom + 8],
    ] as const)
      await mouse.move(x, y, { steps: 4 })
    await mouse.up()
  }

  /** Carries a step to the place of another. */
  async carryOnto(name: string, other: string): Promise<void> {
    const [from, to] = [await middleOf(this.step(name)), await middleOf(this.step(other))]
    await this.moveStep(name, { x: to.x - from.x, y: to.y - from.y })
  }

  /** Names of steps that lie in a group's frame beyond those that are its own. */
  async strangersIn(name: string, members: number): Promise<string[]> {
    const frame = await boxOf(this.frame(name))
    const inside: string[] = []
    for (const step of await this.canvas.locator('.react-flow__node-step').all()) {
      const { x, y, width, height } = await boxOf(step)
      const apart =
        x > frame.x + frame.width || x + width < frame.x || y > frame.y + frame.height || y + height < frame.y
      if (!apart) inside.push((await step.textContent()) ?? '')
    }
    return inside.slice(members)
  }

  /** The names of the stages that lie behind the steps. */
  bands(): Locator {
    return this.canvas.getByTestId('bands').getByRole('listitem')
  }

  /** What the canvas says about something that could not be done. */
  notice(): Locator {
    return this.page.getByTestId('canvas-notice')
  }

  /** Selects several steps by pressing on each with Ctrl. */
  async chooseSteps(names: readonly string[]): Promise<void> {
    for (const name of names) await this.step(name).click({ modifiers: ['ControlOrMeta'], position: { x: 30, y: 12 } })
  }

  /** Where a step stands on the canvas, however the camera stands. */
  async placeOf(name: string): Promise<string | null> {
    return this.step(name).evaluate((element: HTMLElement) => element.style.transform)
  }

  /** Tidies the journey up and waits until every step has come to its place. */
  async tidyUp(): Promise<void> {
    await this.page.getByRole('button', { name: 'Tidy up' }).click()
    await expect(this.page.getByTestId('announcer')).toContainText('Tidied up', { timeout: 20_000 })
    await this.standsStill()
  }

  /** The step that has the keyboard. */
  focusedStep(): Locator {
    return this.canvas.locator('.react-flow__node:focus')
  }

  paths(): Locator {
    return this.canvas.locator('.react-flow__edge')
  }

  async isReady(): Promise<void> {
    await expect(this.canvas).toBeVisible()
    await expect(this.steps().first()).toBeVisible()
  }

  async showEverything(): Promise<void> {
    await this.page.getByRole('button', { name: 'Show everything' }).click()
    await this.standsStill()
  }

  paletteEntry(name: string): Locator {
    return this.palette.getByRole('button', { name, exact: true })
  }

  /** Drags a step from the palette to a place on the canvas, in pixels from the canvas's corner. */
  async dragIn(name: string, to: { x: number; y: number }): Promise<void> {
    await this.paletteEntry(name).dragTo(this.canvas, { targetPosition: to })
  }

  /** Drags from a way out of one step to the top of another. */
  async connect(from: string, port: string, to: string): Promise<void> {
    const start = await middleOf(this.step(from).locator(`.react-flow__handle.source[data-handleid="${port}"]`))
    const end = await middleOf(this.step(to).locator('.react-flow__handle.target'))
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move(start.x + 4, start.y + 8)
    await this.page.mouse.move(end.x, end.y, { steps: 12 })
    await this.page.mouse.up()
  }

  async moveStep(name: string, by: { x: number; y: number }): Promise<void> {
    const { x, y } = await middleOf(this.step(name))
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + by.x, y + by.y, { steps: 10 })
    await this.page.mouse.up()
  }

  /** What the top bar says about where the work is kept. */
  saveState(words: string): Locator {
    return this.page.getByRole('banner').getByText(words, { exact: true })
  }

  async isSaved(): Promise<void> {
    await expect(this.saveState('Saved')).toBeVisible({ timeout: 20_000 })
  }

  /** Chooses from the Export menu and gives the text of the file that is downloaded, with its name. */
  async export(item: string): Promise<{ name: string; text: string }> {
    await this.page.getByRole('button', { name: 'Export' }).click()
    const download = this.page.waitForEvent('download')
    await this.page.getByRole('menuitem', { name: item }).click()
    const file = await download
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
    return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') }
  }

  /** The figures that a simulation put on a step. */
  async figuresOn(name: string): Promise<string> {
    const hint = this.step(name).locator('[title*="came here"]')
    return (await hint.getAttribute('title')) ?? ''
  }

  /** The value of a headline figure of the results, with its note. */
  headline(label: string | RegExp): Locator {
    return this.results.getByText(label).locator('..')
  }

  /** The camera glides where it is sent; a step that is still moving would be missed by the pointer. */
  async standsStill(): Promise<void> {
    let last = ''
    await expect(async () => {
      const box = JSON.stringify(await this.steps().first().boundingBox())
      const still = box === last
      last = box
      expect(still).toBe(true)
    }).toPass({ intervals: [50, 100, 100, 100, 200], timeout: 5_000 })
  }
}

async function boxOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await target.boundingBox()
  if (!box) throw new Error('What should be measured is not on the screen.')
  return box
}

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await boxOf(target)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
