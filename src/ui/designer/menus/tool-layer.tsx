import { type RefObject, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { loadLaterCommands } from '../../../editor/index.ts'
import { onDemand } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { Announcements } from './announcements.tsx'
import { useFocusKept } from './use-focus-kept.ts'
import { useMenuRequests } from './use-menu-requests.ts'
import { useSectionJump } from './use-section-jump.ts'
import { useToolKeys } from './use-tool-keys.ts'

const loadPalette = () => import('../commands/command-palette.tsx')
const CommandPalette = onDemand(async () => (await loadPalette()).CommandPalette)
const ContextMenu = onDemand(async () => (await import('./context-menu.tsx')).ContextMenu)
const FindPanel = onDemand(async () => {
  const [{ FindPanel: panel }] = await Promise.all([import('../find/find-panel.tsx'), loadLaterCommands()])
  return panel
})

/** What stands over the designer and comes when it is asked for: command palette, context menus, find and replace. */
export function ToolLayer({ frame }: { frame: RefObject<HTMLElement | null> }) {
  const { tools } = useDesigner()
  const palette = useStore(tools, (state) => state.palette)
  const find = useStore(tools, (state) => state.find)
  const menu = useStore(tools, (state) => state.menu)
  useToolKeys()
  useMenuRequests(frame)
  useSectionJump(frame)
  useFocusKept(frame)
  useEffect(() => {
    // Whoever asks for it types on at once: it should be there.
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), 1_500)
    return () => clearTimeout(timer)
  }, [])
  // Once it has been open it stays, to close with its effect and give the keyboard back.
  const [used, setUsed] = useState(false)
  useEffect(() => {
    if (palette) setUsed(true)
  }, [palette])
  return (
    <>
      <Announcements />
      <Suspense fallback={null}>
        {(palette || used) && <CommandPalette opened={palette} onClose={() => tools.setState({ palette: false })} />}
        {menu && <ContextMenu key={`${menu.screen.x} ${menu.screen.y}`} request={menu} />}
        {find !== 'closed' && <FindPanel />}
      </Suspense>
    </>
  )
}
