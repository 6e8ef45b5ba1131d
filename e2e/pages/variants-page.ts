import { expect, type Locator, type Page } from '@playwright/test'

/** The variants of a journey: their menu, and two of them compared on the canvas. */
export class VariantsPage {
  readonly button: Locator
  /** Beside the canvas: every difference in words. */
  readonly panel: Locator
  readonly legend: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.button = page.getByRole('banner').getByRole('button', { name: /^Variant: / })
    this.panel = page.getByTestId('compare-panel')
    this.legend = page.getByRole('list', { name: 'What the signs mean' })
  }

  async inView(name: string): Promise<void> {
    await expect(this.button).toHaveText(name)
  }

  async choose(item: string | RegExp): Promise<void> {
    await this.button.click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  /** Chooses from a menu within the menu, by keyboard as a person may. */
  private async chooseWithin(item: string, choice: string | RegExp): Promise<void> {
    await this.button.click()
    await this.page.getByRole('menuitem', { name: item }).press('ArrowRight')
    await this.page.getByRole('menuitem', { name: choice }).last().click()
  }

  /** Makes a variant from the one in view. */
  async makeFor(purpose: string): Promise<void> {
    await this.chooseWithin('New variant from this one', purpose)
  }

  async compareWith(name: string): Promise<void> {
    await this.chooseWithin('Compare on the canvas with', name)
    await expect(this.panel).toBeVisible()
  }

  async rename(name: string, purpose: string): Promise<void> {
    await this.choose('Name and purpose …')
    const dialog = this.page.getByRole('dialog', { name: 'Name and purpose …' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog.getByRole('radio', { name: purpose }).check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
  }

  /** Everything under a heading such as “Changed”. */
  sort(name: string): Locator {
    return this.panel.getByRole('region', { name, exact: true })
  }

  difference(title: string): Locator {
    return this.panel.getByTestId('change').filter({ has: this.page.getByRole('button', { name: title, exact: true }) })
  }

  async take(title: string, deed: 'Add here' | 'Remove here' | 'Take over here' | 'Add there' | 'Take over there') {
    await this.difference(title).getByText(deed, { exact: true }).click()
  }

  /** A step that only the other variant has. */
  ghost(name: string): Locator {
    return this.page.getByTitle(`“${name}” is only in the other variant`)
  }

  /** A step's sign on the canvas. */
  sign(step: Locator, word: string): Locator {
    return step.getByRole('img', { name: word, exact: true })
  }
}
