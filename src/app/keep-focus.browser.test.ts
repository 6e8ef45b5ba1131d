import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepFocus } from './keep-focus.ts'

let stop: () => void

beforeEach(() => {
  stop = keepFocus()
})

afterEach(() => {
  stop()
  document.body.replaceChildren()
})

function button(name: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.textContent = name
  document.body.append(made)
  return made
}

const press = (key: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
const soon = () => new Promise((resolve) => setTimeout(resolve, 150))

describe('the keyboard', () => {
  it('goes back to what had it before when a key closes what has it', async () => {
    const opener = button('Open')
    const dialog = button('Close')
    opener.focus()
    dialog.focus()
    press('Escape')
    dialog.remove()
    await soon()
    expect(document.activeElement).toBe(opener)
  })

  it('passes by what cannot take it any more, and ends at the heading of the page', async () => {
    const gone = button('Delete')
    const off = button('Save')
    const heading = document.createElement('h1')
    document.body.append(heading)
    off.focus()
    gone.focus()
    press('Enter')
    gone.remove()
    off.disabled = true
    await soon()
    expect(document.activeElement).toBe(heading)
  })

  it('stays where somebody took it, and follows no pointer', async () => {
    const [first, second] = [button('One'), button('Two')]
    first.focus()
    press('Enter')
    second.focus()
    await soon()
    expect(document.activeElement).toBe(second)
    press('Enter')
    document.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    second.remove()
    await soon()
    expect(document.activeElement).toBe(document.body)
  })
})
