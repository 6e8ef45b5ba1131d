import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DataFigures } from './step-figures.ts'

/**
 * Figures of real customers by journey. They live as long as the page and are no part of any document: whose figures they
 * are is not ours to keep.
 */
export const dataFigures: StoreApi<Readonly<Record<string, DataFigures>>> = createStore(() => ({}))
