import { expect, type Locator, type Page } from '@playwright/test'

/** The workshop over the designer: six steps, the board, and what lies around them. */
export class WorkshopPage {
  readonly dialog: Locator
  readonly rail: Locator
  readonly question: Locator
  readonly newCard: Locator
  readonly order: Locator
  readonly clock: Locator
  readonly facilitator: Locator
  readonly undo: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Workshop', exact: true })
    this.rail = this.dialog.getByRole('navigation', { name: 'Steps of the workshop' })
    this.question = this.dialog.getByRole('heading', { level: 3 }).first()
    this.newCard = this.dialog.getByRole('textbox', { name: 'A new card' })
    this.order = this.dialog.getByRole('region', { name: 'Our order' })
    this.clock = this.dialog.getByRole('group', { name: 'Clock of this step' })
    this.facilitator = this.dialog.getByRole('complementary', { name: "Facilitator's view" })
    this.undo = this.dialog.getByRole('button', { name: 'Undo', exact: true })
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Workshop', exact: true }).click()
    await expect(this.dialog).toBeVisible()
  }

  /** Goes to a place by its number: 1 to 6 are the steps, 7 is the board. */
  async goTo(number: number): Promise<void> {
    await this.page.keyboard.press(`Alt+${number}`)
    await expect(this.rail.getByRole('button').nth(number - 1)).toHaveAttribute('aria-current', 'step')
  }

  place(name: string): Locator {
    return this.rail.getByRole('button', { name })
  }

  cards(): Locator {
    return this.dialog.locator('[data-card]')
  }

  card(name: string): Locator {
    return this.cards().filter({
      has: this.page.getByRole('button', { name: `${name} Change the words`, exact: true }),
    })
  }

  /** Gives or takes back the dot of whoever is here. */
  async dot(name: string): Promise<void> {
    await this.card(name)
      .getByRole('button', { name: /dots?$/ })
      .click()
  }

  async dragOnto(name: string, target: string): Promise<void> {
    await this.carry(this.card(name), this.card(target), 0.5)
  }

  /** Drags a row of the order right above another one. */
  async moveBefore(name: string, other: string): Promise<void> {
    await this.carry(this.row(name).locator('[aria-hidden]').first(), this.row(other), 0.1)
  }

  /** The order from the first to the last. */
  async orderOf(): Promise<string[]> {
    return this.order.locator('[data-row] bdi').allInnerTexts()
  }

  row(name: string): Locator {
    return this.order.getByRole('listitem').filter({ has: this.page.getByText(name, { exact: true }) })
  }

  /** Passes the laptop on. */
  async iAm(name: string): Promise<void> {
    await this.dialog
      .getByRole('button', { name: /^(Who are you\?|You are: .*)$/ })
      .first()
      .click()
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(name)
    await this.page.keyboard.press('Enter')
    await expect(this.dialog.getByRole('button', { name: `You are: ${name}` })).toBeVisible()
  }

  private async carry(from: Locator, to: Locator, height: number): Promise<void> {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()]
    if (!start || !end) throw new Error('What should be carried is not on the screen.')
    await this.page.mouse.move(start.x + 8, start.y + start.height - 8)
    await this.page.mouse.down()
    await this.page.mouse.move(start.x + 20, start.y + start.height)
    await this.page.mouse.move(end.x + end.width / 2, end.y + end.height * height, { steps: 8 })
    await this.page.mouse.up()
  }
}
