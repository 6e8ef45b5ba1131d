import { afterEach, describe, expect, it, vi } from 'vitest'
import { saveOnHide } from './save-on-hide.ts'

let stop: (() => void) | undefined

afterEach(() => {
  stop?.()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

describe('a page that goes away', () => {
  it('is saved after the field in hand has written', () => {
    const done: string[] = []
    const field = document.createElement('input')
    field.addEventListener('blur', () => done.push('written'))
    document.body.append(field)
    field.focus()
    stop = saveOnHide({
      flush: async (how) => {
        done.push(how?.leaving ? 'saved on leaving' : 'saved')
      },
    })
    dispatchEvent(new PageTransitionEvent('pagehide'))
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(done).toEqual(['written', 'saved on leaving'])
  })

  it('leaves the keyboard where it is when it is only hidden, and does nothing when it is seen again', () => {
    const field = document.createElement('input')
    document.body.append(field)
    field.focus()
    const flush = vi.fn(async () => undefined)
    stop = saveOnHide({ flush })
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(document.activeElement).toBe(field)
    expect(flush).toHaveBeenCalledTimes(1)
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(flush).toHaveBeenCalledTimes(1)
  })
})
