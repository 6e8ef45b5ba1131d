import { onDemand } from '../../../kit/index.ts'

// The drawing library weighs as much as all else here: it comes with the first chart.
export const BarsChart = onDemand(async () => (await import('./bars-chart.tsx')).BarsChart)
export const ColumnsChart = onDemand(async () => (await import('./columns-chart.tsx')).ColumnsChart)
export const FlowChart = onDemand(async () => (await import('./flow-chart.tsx')).FlowChart)
export const TornadoChart = onDemand(async () => (await import('./tornado-chart.tsx')).TornadoChart)
