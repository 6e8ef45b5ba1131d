import type { Locator, Page } from '@playwright/test'

/** Example customers beside the canvas. */
export class StoriesPage {
  readonly panel: Locator
  readonly people: Locator
  readonly timeline: Locator
  readonly where: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByTestId('stories')
    this.people = this.panel.getByRole('list', { name: 'People' })
    this.timeline = this.panel.getByRole('list', { name: 'What happens' })
    this.where = this.panel.getByRole('combobox', { name: 'Where people are looked for' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Stories' }).click()
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole('button', { name })
  }

  /** The line of the story that is being told. */
  now(): Locator {
    return this.timeline.locator('[aria-current="step"]')
  }

  async tryByHand(): Promise<void> {
    await this.panel.getByText('Try one').click()
  }
}
