import type { CDPSession, Page } from '@playwright/test'

export interface Point {
  readonly x: number
  readonly y: number
}

const FRAME_MS = 16
const STEPS = 12

/** Fingers on a touch screen, as the browser gets them from the system: it makes pointers, clicks and scrolling of them. */
export class Fingers {
  private readonly page: Page
  private session: CDPSession | undefined

  constructor(page: Page) {
    this.page = page
  }

  async tap(at: Point): Promise<void> {
    await this.send('touchStart', [at])
    await this.send('touchEnd', [])
  }

  async doubleTap(at: Point): Promise<void> {
    await this.tap(at)
    await this.page.waitForTimeout(80)
    await this.tap(at)
  }

  /** Rests for longer than a press, and is lifted. */
  async rest(at: Point): Promise<void> {
    await this.send('touchStart', [at])
    await this.page.waitForTimeout(900)
    await this.send('touchEnd', [])
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.together([[from, to]])
  }

  /** Every finger goes its way, all at once. */
  async together(ways: readonly (readonly [from: Point, to: Point])[]): Promise<void> {
    // One after the other: no two fingers land at the same moment.
    for (const [index] of ways.entries()) {
      await this.send(
        'touchStart',
        ways.slice(0, index + 1).map(([from]) => from),
      )
    }
    for (let step = 1; step <= STEPS; step += 1) {
      const share = step / STEPS
      await this.send(
        'touchMove',
        ways.map(([a, b]) => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share })),
      )
      await this.page.waitForTimeout(FRAME_MS)
    }
    await this.send('touchEnd', [])
  }

  private async send(type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly Point[]): Promise<void> {
    this.session ??= await this.page.context().newCDPSession(this.page)
    const touchPoints = at.map(({ x, y }, id) => ({ x: Math.round(x), y: Math.round(y), id }))
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}
