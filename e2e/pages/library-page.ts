import { expect, type Locator, type Page } from '@playwright/test'

/** The first screen: templates and one's own journeys. */
export class LibraryPage {
  readonly heading: Locator
  readonly templates: Locator
  readonly journeys: Locator
  readonly problems: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1, name: 'Library' })
    this.templates = page.getByRole('region', { name: 'Start from a journey that works' })
    this.journeys = page.getByRole('table', { name: 'Your journeys' })
    this.problems = page.getByRole('dialog')
  }

  async open(): Promise<void> {
    await this.page.goto('/')
    await expect(this.templates).toBeVisible()
  }

  template(name: string): Locator {
    return this.templates.getByRole('button', { name: new RegExp(`^${name}`) })
  }

  /** Only the first few are shown before one asks. */
  async showAllTemplates(): Promise<void> {
    await this.templates.getByRole('button', { name: 'Show all' }).click()
  }

  async openTemplate(name: string): Promise<void> {
    await this.template(name).click()
  }

  /** The entry of one journey among others of the same name. */
  journeyAt(address: string): Locator {
    return this.journeys.locator(`a[href="${new URL(address).pathname}"]`)
  }

  row(name: string): Locator {
    return this.journeys.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) })
  }

  /** Chooses a file as the Import button's own dialog would. */
  async importFile(path: string): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles(path)
  }
}
