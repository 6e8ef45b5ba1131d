import { lazy } from 'react'

// The drawing library weighs as much as all else here: it comes with the first chart.
export const BarsChart = lazy(async () => ({ default: (await import('./bars-chart.tsx')).BarsChart }))
export const ColumnsChart = lazy(async () => ({ default: (await import('./columns-chart.tsx')).ColumnsChart }))
export const FlowChart = lazy(async () => ({ default: (await import('./flow-chart.tsx')).FlowChart }))
export const TornadoChart = lazy(async () => ({ default: (await import('./tornado-chart.tsx')).TornadoChart }))
