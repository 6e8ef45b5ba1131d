import type { StoreApi } from 'zustand/vanilla'

/** What a reader needs of a store: its value now, and to be told. Writers keep the whole store to themselves. */
export type ReadableStore<State> = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>
