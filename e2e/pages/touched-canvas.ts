import type { Locator, Page } from '@playwright/test'
import { Fingers, type Point } from '../support/fingers.ts'
import type { DesignerPage } from './designer-page.ts'

/** The designer under a hand: where things are to be touched. */
export class TouchedCanvas {
  readonly fingers: Fingers
  readonly menu: Locator
  /** Asks for a step to add. */
  readonly chooser: Locator
  private readonly page: Page
  private readonly designer: DesignerPage

  constructor(page: Page, designer: DesignerPage) {
    this.page = page
    this.designer = designer
    this.fingers = new Fingers(page)
    this.menu = page.getByRole('menu')
    this.chooser = page.getByRole('listbox')
  }

  /** Where the camera stands. */
  async camera(): Promise<{ x: number; y: number; zoom: number }> {
    return this.page.locator('.react-flow__viewport').evaluate((element) => {
      const { e, f, a } = new DOMMatrix(getComputedStyle(element).transform)
      return { x: e, y: f, zoom: a }
    })
  }

  /** A place on a step where there is no way out or in. */
  async on(step: string): Promise<Point> {
    const { x, y, width, height } = await boxOf(this.designer.step(step))
    return { x: x + width / 2, y: y + height / 3 }
  }

  async wayOut(step: string, port: string): Promise<Point> {
    return middle(await boxOf(this.designer.step(step).locator(`.source[data-handleid="${port}"]`)))
  }

  /** How large what a finger must hit to begin a way is, in pixels of the screen. */
  async reachOf(step: string, port: string): Promise<{ width: number; height: number }> {
    const at = await this.wayOut(step, port)
    return this.page.evaluate(({ x, y }) => {
      const handle = document.elementFromPoint(x, y)?.closest('.source')
      const reach = (dx: number, dy: number) => {
        let far = 0
        while (far < 100 && document.elementFromPoint(x + dx * far, y + dy * far)?.closest('.source') === handle)
          far += 1
        return far
      }
      return { width: reach(-1, 0) + reach(1, 0) - 1, height: reach(0, -1) + reach(0, 1) - 1 }
    }, at)
  }

  /** The middle of the longest way that lies free. */
  async onWay(): Promise<Point> {
    const found = await this.page.evaluate(() => {
      for (const way of document.querySelectorAll<SVGPathElement>('.react-flow__edge-interaction')) {
        const place = way.getPointAtLength(way.getTotalLength() / 2).matrixTransform(way.getScreenCTM() ?? undefined)
        if (document.elementFromPoint(place.x, place.y) === way) return { x: place.x, y: place.y }
      }
      return undefined
    })
    if (!found) throw new Error('No way lies free.')
    return found
  }

  /** A place on the canvas around which there is nothing. */
  async nowhere(): Promise<Point> {
    const found = await this.page.evaluate(() => {
      const box = document.querySelector('.react-flow__pane')?.getBoundingClientRect()
      const free = (x: number, y: number) =>
        [-40, 0, 40].every((dx) =>
          [-40, 0, 40].every((dy) => document.elementFromPoint(x + dx, y + dy)?.classList.contains('react-flow__pane')),
        )
      if (!box) return undefined
      for (let y = box.top + 120; y < box.bottom - 120; y += 10)
        for (let x = box.left + 60; x < box.right - 60; x += 10) if (free(x, y)) return { x, y }
      return undefined
    })
    if (!found) throw new Error('The canvas is full.')
    return found
  }

  async paletteEntry(name: string): Promise<Point> {
    return middle(await boxOf(this.designer.paletteEntry(name)))
  }

  /** What can be pressed but is smaller than 24 pixels, links in running text aside. */
  async smallTargets(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, a[href], input, [role=tab], [role=menuitem], [role=switch]')]
        .filter((element) => element.closest('.react-flow__attribution, p, .j-visually-hidden') === null)
        .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
        .map(({ element, box }) => {
          const name = element.getAttribute('aria-label') ?? element.textContent.trim()
          return `${name || element.outerHTML.slice(0, 80)} ${Math.round(box.width)}×${Math.round(box.height)}`
        }),
    )
  }
}

interface Box extends Point {
  readonly width: number
  readonly height: number
}

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })

async function boxOf(target: Locator): Promise<Box> {
  const box = await target.boundingBox()
  if (!box) throw new Error('What should be touched is not on the screen.')
  return box
}
