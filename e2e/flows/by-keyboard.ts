import { expect, type Locator, type Page } from '@playwright/test'

/** More presses than a screen has stops: what is not reached by then cannot be reached. */
const MOST_STOPS = 120

/** Goes to a piece of the page as people without a mouse do: by Tab, backwards with `Shift`. */
export async function tabTo(page: Page, target: Locator, back = false): Promise<void> {
  await expect(target).toBeVisible()
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  await expect(target, 'can be reached by Tab').toBeFocused({ timeout: 1 })
}

/** Goes down a menu to one of its items. */
export async function arrowTo(page: Page, item: Locator): Promise<void> {
  await expect(item).toBeVisible()
  await expect(async () => {
    if (await item.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('ArrowDown')
    await expect(item).toBeFocused({ timeout: 100 })
  }).toPass({ timeout: 5_000 })
}
