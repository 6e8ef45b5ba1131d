import type { Locator, Page } from '@playwright/test'
import { WorkshopPage } from './workshop-page.ts'

/** The second and the third step of the workshop: the course, and how it feels. */
export class CoursePage extends WorkshopPage {
  readonly newStep: Locator
  readonly worst: Locator
  readonly table: Locator
  private readonly mouse: Page['mouse']

  constructor(page: Page) {
    super(page)
    this.newStep = this.dialog.getByLabel('New step')
    this.worst = this.dialog.getByTestId('worst-moment')
    this.table = this.dialog.getByRole('table', { name: 'Feelings step by step' })
    this.mouse = page.mouse
  }

  /** A step on the path. */
  step(name: string): Locator {
    return this.dialog.getByRole('button', { name: new RegExp(`^\\d+\\. ${name}`) })
  }

  sheet(name: string): Locator {
    return this.dialog.getByRole('region', { name: `Step: ${name}` })
  }

  /** Names of the steps from the first to the last. */
  async course(): Promise<string[]> {
    return this.dialog
      .locator('[data-step]')
      .evaluateAll((cards) => cards.map((card) => card.querySelector('[dir=auto]')?.textContent ?? ''))
  }

  /** A point of a curve. */
  point(curve: 'Expected' | 'Real', name: string): Locator {
    return this.dialog.getByRole('slider', { name: `${curve} at “${name}”`, exact: true })
  }

  /** Pulls a point up (below 0) or down by so many pixels. */
  async pull(point: Locator, by: number): Promise<void> {
    await point.scrollIntoViewIfNeeded()
    const box = await point.locator('circle').first().boundingBox()
    if (!box) throw new Error('The point is not on the screen.')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await this.mouse.move(x, y)
    await this.mouse.down()
    await this.mouse.move(x, y + by / 2, { steps: 4 })
    await this.mouse.move(x, y + by, { steps: 4 })
    await this.mouse.up()
  }

  /** Drags a step to the left of another. */
  async dragBefore(name: string, other: string): Promise<void> {
    const [from, to] = [await this.step(name).boundingBox(), await this.step(other).boundingBox()]
    if (!from || !to) throw new Error('The steps are not on the screen.')
    await this.mouse.move(from.x + 20, from.y + 20)
    await this.mouse.down()
    await this.mouse.move(from.x + 40, from.y + 24, { steps: 3 })
    await this.mouse.move(to.x + 12, to.y + 20, { steps: 8 })
    await this.mouse.up()
  }
}
