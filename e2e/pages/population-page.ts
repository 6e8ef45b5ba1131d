import type { Locator, Page } from '@playwright/test'

/** The screen of assumptions, over the canvas. */
export class PopulationPage {
  readonly dialog: Locator
  readonly sample: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Population and behaviour' })
    this.sample = this.dialog.getByRole('table', { name: 'Sample of the people' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Population and behaviour' }).click()
    await this.dialog.waitFor()
  }

  async turnTo(tab: string): Promise<void> {
    await this.dialog.getByRole('tab', { name: tab, exact: true }).click()
    await this.dialog.getByRole('tabpanel', { name: tab }).waitFor()
  }

  /** Uses the figures of an industry, having looked at what they change. */
  async useIndustry(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Industry figures' }).click()
    await this.page.getByRole('menuitem', { name }).click()
    await this.page.getByRole('button', { name: 'Use these figures' }).click()
  }

  people(): Locator {
    return this.sample.locator('tbody').getByRole('row')
  }
}
