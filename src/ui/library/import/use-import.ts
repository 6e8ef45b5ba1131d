import { type DragEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { DocumentProblem, Journey } from '../../../document/index.ts'
import { type ImportResult, readFile, readText } from './read-file.ts'

/** A file that could not be taken in, and all that is wrong with it. `unreadable`: the browser could not read it at all. */
export interface FailedImport {
  readonly name: string
  readonly problems: readonly DocumentProblem[] | 'unreadable'
}

interface Import {
  readonly busy: boolean
  readonly failed: FailedImport | undefined
  readonly dismiss: () => void
  readonly takeFile: (file: File) => void
  readonly takeText: (text: string, name: string) => void
}

/** Takes journeys in from files and texts; `onJourney` gets those that are sound. */
export function useImport(onJourney: (journey: Journey) => void): Import {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<FailedImport>()
  const take = useCallback(
    async (name: string, read: () => Promise<ImportResult>) => {
      setBusy(true)
      setFailed(undefined)
      try {
        const result = await read()
        if (result.ok) onJourney(result.value)
        else setFailed({ name, problems: result.error })
      } catch {
        setFailed({ name, problems: 'unreadable' })
      } finally {
        setBusy(false)
      }
    },
    [onJourney],
  )
  return {
    busy,
    failed,
    dismiss: useCallback(() => setFailed(undefined), []),
    takeFile: useCallback((file: File) => void take(file.name, () => readFile(file)), [take]),
    takeText: useCallback((text: string, name: string) => void take(name, () => readText(text)), [take]),
  }
}

/** Files dropped anywhere on an element. `over` while one hangs above it. */
export function useFileDrop(onFile: (file: File) => void) {
  const [over, setOver] = useState(false)
  // Enter and leave fire for every child: only their balance says whether the file is still above the element.
  const depth = useRef(0)
  const isFile = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const change = (by: number) => {
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  return {
    over,
    handlers: {
      onDragEnter: (event: DragEvent) => isFile(event) && change(1),
      onDragLeave: (event: DragEvent) => isFile(event) && change(-1),
      onDragOver: (event: DragEvent) => isFile(event) && event.preventDefault(),
      onDrop: (event: DragEvent) => {
        if (!isFile(event)) return
        event.preventDefault()
        depth.current = 0
        setOver(false)
        const file = event.dataTransfer.files[0]
        if (file) onFile(file)
      },
    },
  }
}

/** Journeys pasted anywhere on the page, save into a field. Other pasted things are let be. */
export function usePaste(onText: (text: string) => void, onFile: (file: File) => void): void {
  useEffect(() => {
    const listener = (event: ClipboardEvent) => {
      const target = event.target
      if (target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]')) return
      const file = event.clipboardData?.files[0]
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (file) onFile(file)
      else if (/^\s*\{/.test(text)) onText(text)
      else return
      event.preventDefault()
    }
    document.addEventListener('paste', listener)
    return () => document.removeEventListener('paste', listener)
  }, [onText, onFile])
}
