import type { Locator, Page } from '@playwright/test'

/** What stands over and beside the canvas: command palette, context menus, find and replace, history, outline. */
export class ToolsPage {
  readonly palette: Locator
  readonly paletteField: Locator
  readonly find: Locator
  readonly findField: Locator
  readonly history: Locator
  readonly outline: Locator
  readonly tree: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.palette = page.getByRole('dialog', { name: 'Commands' })
    this.paletteField = this.palette.getByRole('combobox')
    this.find = page.getByTestId('find')
    this.findField = this.find.getByRole('textbox', { name: 'Find words' })
    this.history = page.getByTestId('history')
    this.outline = page.getByTestId('outline')
    this.tree = page.getByRole('tree', { name: 'The journey as text' })
  }

  /** Opens the palette, types, and takes the best that is found. */
  async command(words: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k')
    await this.paletteField.fill(words)
    await this.page.keyboard.press('Enter')
    await this.palette.waitFor({ state: 'hidden' })
  }

  commands(): Locator {
    return this.palette.getByRole('option')
  }

  menu(name: string): Locator {
    return this.page.getByRole('menu', { name })
  }

  item(name: string): Locator {
    return this.page.getByRole('menuitem', { name })
  }

  /** A line of the outline by the words it begins with. */
  line(words: string): Locator {
    return this.tree.getByRole('treeitem').filter({ hasText: words })
  }

  /** A point of the history by its words. */
  point(words: string | RegExp): Locator {
    return this.history.getByRole('button', { name: words })
  }

  /** What was said to screen readers last. */
  get said(): Locator {
    return this.page.getByTestId('announcer')
  }
}
