import { expect, type Locator, type Page } from '@playwright/test'

/** The whiteboard of a workshop. */
export class BoardPage {
  readonly board: Locator
  readonly presentation: Locator
  readonly notice: Locator
  readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.board = page.getByTestId('board')
    this.presentation = page.getByTestId('presentation')
    this.notice = page.getByTestId('board-notice')
  }

  cell(step: string, lane: string): Locator {
    return this.board.getByRole('gridcell', { name: new RegExp(`^${lane}, ${step}: `) })
  }

  editor(): Locator {
    return this.board.getByTestId('cell-editor')
  }

  things(kind: 'Sticky' | 'Picture' | 'Drawing' | 'Emoji'): Locator {
    return this.board.locator(`.react-flow__node[aria-label^="${kind}"]`)
  }

  tool(name: string): Locator {
    return this.board.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name, exact: true })
  }

  /** Draws a wave from one place to another; both as shares of what is seen of the board. */
  async draw(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const layer = this.page.getByTestId('pen-layer')
    await expect(layer).toBeVisible()
    const box = await layer.boundingBox()
    if (!box) throw new Error('There is nothing to draw on')
    const at = (share: number) =>
      [
        box.x + box.width * (from.x + (to.x - from.x) * share),
        box.y + box.height * (from.y + (to.y - from.y) * share) + 20 * Math.sin(share * 12),
      ] as const
    await this.page.mouse.move(...at(0))
    await this.page.mouse.down()
    for (let share = 0; share <= 1; share += 0.05) await this.page.mouse.move(...at(share))
    await this.page.mouse.up()
  }
}
