import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Position } from '../../../document/index.ts'

/** Where a menu was asked for: on the screen, and on the canvas where it is about a place there. */
export interface MenuRequest {
  readonly screen: Position
  readonly at: Position | undefined
  /** The group it is about: then what is selected are its steps. */
  readonly group?: string | undefined
  /** What had the keyboard, and gets it back. */
  readonly from: HTMLElement | undefined
}

/** What is open of what a person works with beside the journey itself. Never stored. */
export interface ToolsState {
  readonly palette: boolean
  readonly find: 'closed' | 'find' | 'replace'
  readonly menu: MenuRequest | undefined
  /** A part of the settings to go to; `grab` puts the keyboard there too. */
  readonly section: { readonly name: string; readonly grab: boolean } | undefined
  /** The step whose name is being written in the outline. */
  readonly renaming: string | undefined
  /** The step in whose line the name of its group is being written. */
  readonly renamingGroup: string | undefined
}

export type Tools = StoreApi<ToolsState>

export const createTools = (): Tools =>
  createStore<ToolsState>(() => ({
    palette: false,
    find: 'closed',
    menu: undefined,
    section: undefined,
    renaming: undefined,
    renamingGroup: undefined,
  }))
