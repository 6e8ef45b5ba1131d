import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'

/** What a workshop is taken away as: the button in its bar, and the dialog. */
export class TakeAwayPage {
  readonly button: Locator
  readonly dialog: Locator
  readonly preview: Locator
  readonly text: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.button = page.getByRole('button', { name: 'Take away', exact: true })
    this.dialog = page.getByRole('dialog', { name: 'Take away', exact: true })
    this.preview = this.dialog.getByTestId('take-away-preview')
    this.text = this.dialog.getByTestId('take-away-text')
  }

  async open(): Promise<void> {
    await this.button.click()
    await expect(this.dialog).toBeVisible()
  }

  async choose(what: 'Wall sheet' | 'Report' | 'Opportunities' | 'Minutes' | 'Everything'): Promise<void> {
    await this.dialog.getByRole('radio', { name: what }).check()
  }

  async chooseFormat(format: 'PDF' | 'PNG' | 'SVG' | 'A3' | 'A4' | '1×' | '2×'): Promise<void> {
    await this.dialog.getByText(format, { exact: true }).click()
  }

  async save(): Promise<{ name: string; bytes: Buffer }> {
    const download = this.page.waitForEvent('download')
    await this.dialog.getByRole('button', { name: 'Save', exact: true }).click()
    const file = await download
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
  }
}
