import type { StoreApi } from 'zustand/vanilla'
import type { Report } from '../../../../simulator/index.ts'
import type { ReportNames } from '../names.ts'
import type { PanelView } from '../panel-view.ts'

/** What every view of the results is given. */
export interface ViewProps {
  readonly report: Report
  readonly names: ReportNames
  readonly view: StoreApi<PanelView>
  /** Runs again until the main goal is known to within so much; absent while that cannot be asked. */
  readonly onPrecise?: ((within: number) => void) | undefined
}
