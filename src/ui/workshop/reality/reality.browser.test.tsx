import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { RealityStep } from './reality-step.tsx'
import { showStep } from './testing/show.tsx'

let takeAway = () => {}
afterEach(() => takeAway())

async function show(options?: Parameters<typeof showStep>[1]) {
  const shown = await showStep(<RealityStep />, options)
  takeAway = shown.takeAway
  // How wide the columns may be is measured first.
  const curves = () => document.querySelector('[data-curve]')
  await expect.poll(() => curves() && getComputedStyle(curves() as Element).visibility).toBe('visible')
  return shown
}

const point = (name: string) => page.getByRole('slider', { name, exact: true })
/** How high a curve goes, from left to right. */
const lineOf = (side: 'expectation' | 'reality') =>
  [...document.querySelectorAll(`[data-curve="${side}"] path`)]
    .flatMap((path) => path.getAttribute('d')?.match(/-?[\d.]+/g) ?? [])
    .filter((_, index) => index % 2 === 1)
    .join(' ')

describe('expectation and reality', () => {
  it('names the worst moment and its reasons, and finds another when a feeling changes', async () => {
    const { workshop, editor } = await show()
    const worst = page.getByTestId('worst-moment')
    await expect
      .element(worst)
      .toHaveTextContent(
        'Worst moment: Gets the coupon. Feels very bad where very good was expected · ' +
          'Takes 1 day instead of 5 minutes: 288 times as long · Happens in 60% of cases instead of 95%',
      )
    const before = lineOf('reality')
    await page.getByRole('slider', { name: 'Real feeling' }).click({ position: { x: 160, y: 16 } })
    expect(workshop()?.steps.p3?.reality?.emotion).toBe(2)
    expect(lineOf('reality')).not.toBe(before)
    await expect.poll(() => worst.element().textContent).toMatch(/^Worst moment: Comes back and pays\./)
    // The sheet stays at the step that is being told.
    await expect.element(page.getByRole('region', { name: 'Step: Gets the coupon' })).toBeVisible()
    editor.undo()
    await expect.poll(() => worst.element().textContent).toMatch(/^Worst moment: Gets the coupon\./)
    expect(lineOf('reality')).toBe(before)
  })

  it('is told by keyboard on the curve itself, and the table says what the curve shows', async () => {
    const { workshop } = await show()
    const before = lineOf('expectation')
    ;(point('Expected at “Gets the coupon”').element() as SVGElement).focus()
    await userEvent.keyboard('{ArrowDown}')
    expect(workshop()?.steps.p3?.expectation?.emotion).toBe(1.5)
    await expect
      .element(point('Expected at “Gets the coupon”'))
      .toHaveAttribute('aria-valuetext', 'between good and very good')
    const figures = [...document.querySelectorAll('svg title')].map((title) => title.textContent)
    expect(figures).toContain(
      'Gets the coupon\nExpected: +1.5 · between good and very good\nReal: −2 · very bad\n3.5 below what is expected',
    )
    await userEvent.keyboard('{ArrowLeft}{Home}')
    expect(workshop()?.steps.p2?.expectation?.emotion).toBe(-2)
    expect(lineOf('expectation')).not.toBe(before)
    await userEvent.keyboard('{Delete}')
    expect(workshop()?.steps.p2?.expectation).not.toHaveProperty('emotion')
    expect(document.querySelectorAll('[data-curve="expectation"] [data-guessed]')).toHaveLength(1)
    await page.getByText('Table', { exact: true }).click()
    const table = page.getByRole('table', { name: 'Feelings step by step' })
    await expect
      .element(table.getByRole('row', { name: /Gets the coupon/ }))
      .toHaveTextContent(
        'Gets the coupon+1.5 · between good and very good−2 · very bad3.5 below what is expected · Worst moment',
      )
    await expect
      .element(table.getByRole('row', { name: /Puts it into the cart/ }))
      .toHaveTextContent('Puts it into the cartnot told yet−1 · badNo gap known: a feeling is missing')
  })

  it('lets a point be pulled by the mouse: one step back, however far it went', async () => {
    const { workshop, editor } = await show()
    const past = editor.history.getState().past.length
    const handle = point('Real at “Looks for a jumper”').element()
    const { left, top, width, height } = handle.querySelector('circle')?.getBoundingClientRect() ?? new DOMRect()
    const at = { x: left + width / 2, y: top + height / 2 }
    const send = (type: string, y: number) =>
      handle.dispatchEvent(
        new PointerEvent(type, { bubbles: true, pointerId: 1, isPrimary: true, clientX: at.x, clientY: y }),
      )
    // A pointer that a test makes up cannot be captured.
    handle.setPointerCapture = () => undefined
    send('pointerdown', at.y)
    for (const by of [2, 20, 45, 90]) send('pointermove', at.y + by)
    send('pointerup', at.y + 90)
    expect(workshop()?.steps.p1?.reality?.emotion).toBe(-2)
    expect(editor.history.getState().past).toHaveLength(past + 1)
    editor.undo()
    expect(workshop()?.steps.p1?.reality?.emotion).toBe(0)
    send('pointerdown', at.y)
    send('pointermove', at.y - 60)
    await userEvent.keyboard('{Escape}')
    send('pointerup', at.y - 60)
    expect(workshop()?.steps.p1?.reality?.emotion).toBe(0)
  })

  it('takes how long, how likely and on what evidence, in the way of the language', async () => {
    const { workshop } = await show({ language: 'es' })
    const side = page.getByRole('group', { name: 'Qué le pasa a Ana' })
    await side.getByLabelText('Probabilidad real').fill('62,5')
    await side.getByLabelText('Tarda: Cantidad').fill('2')
    await side.getByText('Encuesta', { exact: true }).click()
    await expect
      .poll(() => workshop()?.steps.p3?.reality)
      .toMatchObject({ likelihood: 0.625, within: 'P2D', evidence: 'survey' })
    await side.getByRole('button', { name: 'Dejar el tiempo abierto' }).click()
    expect(workshop()?.steps.p3?.reality).not.toHaveProperty('within')
    await side.getByLabelText('Dolores').fill('Tarde\nCaro\n')
    await userEvent.tab()
    expect(workshop()?.steps.p3?.pains).toEqual(['Tarde', 'Caro'])
  })

  it('says what it takes where nothing has been told, and where there are no steps', async () => {
    const told = await show({
      change: (journey) => {
        const steps = Object.entries(journey.workshop?.steps ?? {}).map(([id, step]) => {
          const { expectation: _expectation, reality: _reality, ...rest } = step
          return [id, rest]
        })
        return journey.workshop
          ? { ...journey, workshop: { ...journey.workshop, steps: Object.fromEntries(steps) } }
          : journey
      },
    })
    await expect.element(page.getByText(/the worst moment finds itself/)).toBeVisible()
    await expect.element(point('Real at “Gets the coupon”')).toHaveAttribute('aria-valuetext', 'not told yet')
    told.editor.execute('workshop.setSession', { action: 'a3' })
    await page.getByRole('button', { name: 'Plot the course' }).click()
    expect(told.view.store.getState().place).toBe('course')
  })
})
