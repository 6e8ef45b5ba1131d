import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Editor } from '../../editor/index.ts'
import { drag, draw, face, historyOf, main, showColumn } from './testing/by-hand.tsx'

let takeAway = () => {}
afterEach(() => takeAway())

/** The column with its second and third step in a group, and a fourth step far enough beside it. */
async function grouped(zoom?: number): Promise<{ editor: Editor; id: string; members: () => readonly string[] }> {
  let id = ''
  const [editor, leave] = await showColumn({}, (fresh) => {
    const made = fresh.execute('group.create', { nodes: ['n2', 'n3'], name: 'Both' })
    id = made.ok ? made.value : ''
    fresh.execute('node.move', { nodes: { n4: { x: 320, y: 480 } } })
    if (zoom !== undefined) fresh.view.setState({ viewport: { x: 500, y: 100, zoom, width: 1000, height: 700 } })
  })
  takeAway = leave
  return { editor, id, members: () => main(editor)?.groups[id]?.nodes ?? [] }
}

const sign = (id: string) => face(`group:${id}`).dataset.drop

describe('a step and a group', () => {
  it('it is carried into belong together, in one step with the drag; the frame says so before', async () => {
    const { editor, id, members } = await grouped()
    let shown: string | undefined
    await drag(editor, face('n4'), {
      by: { x: -240, y: -180 },
      alt: true,
      during: () => {
        shown = sign(id)
      },
    })
    expect(shown).toBe('in')
    expect(members()).toEqual(['n2', 'n3', 'n4'])
    expect(main(editor)?.nodes.n4?.position).toEqual({ x: 80, y: 304 })
    expect(sign(id)).toBeUndefined()
    expect(historyOf(editor).at(-1)).toBe('node.move')
    editor.undo()
    expect(members()).toEqual(['n2', 'n3'])
    expect(main(editor)?.nodes.n4?.position).toEqual({ x: 320, y: 480 })
  })

  it('it is carried out of part; the frame lets go of it on the way', async () => {
    const { editor, id, members } = await grouped()
    const height = () => Number.parseFloat(face(`group:${id}`).style.height)
    const before = height()
    let shown: string | undefined
    let during = 0
    await drag(editor, face('n3'), {
      by: { x: -400, y: 0 },
      alt: true,
      during: () => {
        shown = sign(id)
        during = height()
      },
    })
    expect(shown).toBe('out')
    expect(during).toBe(before - 120)
    expect(members()).toEqual(['n2'])
  })

  it('stay together when it is moved a little within the frame', async () => {
    const { editor, id, members } = await grouped()
    let shown: string | undefined
    await drag(editor, face('n3'), {
      by: { x: 40, y: 16 },
      alt: true,
      during: () => {
        shown = sign(id)
      },
    })
    expect(shown).toBeUndefined()
    expect(members()).toEqual(['n2', 'n3'])
  })

  it('keep what they were when Escape takes the drag back', async () => {
    const { editor, id, members } = await grouped()
    const steps = historyOf(editor).length
    await drag(editor, face('n4'), {
      by: { x: -240, y: -180 },
      alt: true,
      during: async () => {
        expect(sign(id)).toBe('in')
        await userEvent.keyboard('{Escape}')
        await expect.poll(() => sign(id)).toBeUndefined()
      },
    })
    expect(members()).toEqual(['n2', 'n3'])
    expect(historyOf(editor)).toHaveLength(steps)
  })

  it('meet from afar as well', async () => {
    const { editor, members } = await grouped(0.2)
    await expect.poll(() => document.querySelector('[data-testid="far-layer"]')).not.toBeNull()
    await draw(editor, [
      { x: 320, y: 510 },
      { x: 200, y: 400 },
      { x: 80, y: 330 },
    ])
    expect(members()).toEqual(['n2', 'n3', 'n4'])
  })
})
