import type { Download, Locator, Page } from '@playwright/test'

/** The results below the canvas. */
export class ResultsPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(tab: string): Promise<void> {
    await this.page.getByRole('tab', { name: tab, exact: true }).click()
  }

  /** The picture of a figure, by its title. */
  chart(title: string): Locator {
    return this.page.getByRole('figure', { name: title, exact: true }).locator('svg').first()
  }

  async asTable(title: string): Promise<void> {
    await this.page.getByRole('button', { name: `Show as table: ${title}` }).click()
  }

  async asChart(title: string): Promise<void> {
    await this.page.getByRole('button', { name: `Show as chart: ${title}` }).click()
    await this.chart(title).waitFor()
  }

  /** Chooses from a figure's downloads and gives the file. */
  async save(title: string, item: string): Promise<{ name: string; data: Buffer }> {
    await this.page.getByRole('button', { name: `Download: ${title}` }).click()
    const coming = this.page.waitForEvent('download')
    await this.page.getByRole('menuitem', { name: item }).click()
    const file = await coming
    return { name: file.suggestedFilename(), data: await contentOf(file) }
  }
}

async function contentOf(file: Download): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
