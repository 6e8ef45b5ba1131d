import type { TFunction } from 'i18next'
import { type RefObject, useEffect, useRef } from 'react'
import {
  addSticky,
  type Bench,
  clipThings,
  deleteThings,
  pasteThings,
  readClip,
  wordsOf,
  writeClip,
} from '../board-deeds.ts'

/** A type of our own beside the plain text: other programs get the words, the board gets the things. */
const CLIP_TYPE = 'application/x-jornada-board'
/** A text longer than this is no sticky. */
const MOST_LETTERS = 10_000

export interface BoardClipboard {
  readonly bench: Bench
  readonly frame: RefObject<HTMLElement | null>
  readonly where: () => { readonly x: number; readonly y: number }
  readonly onFiles: (files: readonly File[], at: { readonly x: number; readonly y: number }) => void
  readonly announce: (text: string) => void
  readonly t: TFunction<'board'>
}

/** Copy, cut and paste through the system's clipboard, without asking for leave. */
export function useBoardClipboard(clipboard: BoardClipboard): void {
  const latest = useRef(clipboard)
  useEffect(() => {
    latest.current = clipboard
  })
  useEffect(() => {
    const ours = (event: ClipboardEvent) => isOurs(event, latest.current.frame.current)
    const put = (event: ClipboardEvent, cut: boolean) => {
      const { bench, announce, t } = latest.current
      if (!ours(event) || !document.getSelection()?.isCollapsed) return
      const clip = clipThings(bench)
      if (!clip) return
      event.clipboardData?.setData(CLIP_TYPE, writeClip(clip))
      event.clipboardData?.setData('text/plain', wordsOf(clip))
      event.preventDefault()
      if (cut) deleteThings(bench)
      announce(t(cut ? 'said.cut' : 'said.copied', { count: clip.things.length }))
    }
    const onCopy = (event: ClipboardEvent) => put(event, false)
    const onCut = (event: ClipboardEvent) => put(event, true)
    const onPaste = (event: ClipboardEvent) => {
      if (!ours(event)) return
      event.preventDefault()
      event.stopPropagation()
      paste(event, latest.current)
    }
    // Before the page's own: the canvas beneath listens too.
    document.addEventListener('copy', onCopy, true)
    document.addEventListener('cut', onCut, true)
    document.addEventListener('paste', onPaste, true)
    return () => {
      document.removeEventListener('copy', onCopy, true)
      document.removeEventListener('cut', onCut, true)
      document.removeEventListener('paste', onPaste, true)
    }
  }, [])
}

function isOurs({ target }: ClipboardEvent, frame: HTMLElement | null): boolean {
  if (!(target instanceof Element) || target.closest('input, textarea, select, [contenteditable="true"]')) return false
  return target === document.body || frame?.contains(target) === true
}

function paste({ clipboardData }: ClipboardEvent, { bench, where, onFiles, announce, t }: BoardClipboard): void {
  const clip = readClip(clipboardData?.getData(CLIP_TYPE) ?? '')
  if (clip) {
    const count = pasteThings(bench, clip)
    announce(count > 0 ? t('said.added', { count }) : t('said.full'))
    return
  }
  const files = [...(clipboardData?.files ?? [])]
  if (files.length > 0) {
    onFiles(files, where())
    return
  }
  const text = (clipboardData?.getData('text/plain') ?? '').trim().slice(0, MOST_LETTERS)
  if (text === '') return
  const made = addSticky(bench, where(), text)
  announce(made === undefined ? t('said.full') : t('said.added', { count: 1 }))
}
