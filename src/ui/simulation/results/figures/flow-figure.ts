import type { Report } from '../../../../simulator/index.ts'
import type { ReportNames } from '../names.ts'
import { type Cell, type Figure, partInWords, partOf, shareColumns, type Words } from './figure.ts'
import { type Flow, type FlowNode, flowName, flowOf } from './flow.ts'

interface ToldFlow {
  readonly figure: Figure
  readonly places: (FlowNode & { readonly name: string; readonly hint: string })[]
  readonly streams: (Flow['links'][number] & { readonly hint: string })[]
}

/** The whole journey as a flow, in words. */
export function flow(report: Report, names: ReportNames, words: Words): ToldFlow {
  const { t, format } = words
  const { nodes, links, backs } = flowOf(report, names)
  const named = nodes.map((node) => ({ ...node, name: placeName(node, names, words) }))
  const rows = links.map(({ source, target, value }): Cell[] => {
    const from = named[source]
    const { share, low, high } = partOf(value, from?.people ?? 0)
    return [from?.name ?? '', named[target]?.name ?? '', value, from?.people ?? 0, share, low, high]
  })
  const broadest = links.reduce<Flow['links'][number] | undefined>(
    (most, link) => (named[link.target]?.kind === 'left' && link.value > (most?.value ?? 0) ? link : most),
    undefined,
  )
  const said = { n: format.number(report.entered), steps: nodes.filter(({ kind }) => kind === 'step').length }
  return {
    places: named.map((place) => ({
      ...place,
      hint: t('results:flow.place', {
        name: place.name,
        people: format.number(place.people),
        n: format.number(report.entered),
      }),
    })),
    streams: links.map((link) => ({
      ...link,
      hint: t('results:flow.stream', {
        from: named[link.source]?.name ?? '',
        to: named[link.target]?.name ?? '',
        part: partInWords(words, { count: link.value, total: named[link.source]?.people ?? 0 }),
      }),
    })),
    figure: {
      id: 'flow',
      title: t('results:flow.title'),
      sentence: broadest
        ? t('results:flow.sentenceLeft', {
            ...said,
            left: format.number(broadest.value),
            from: named[broadest.source]?.name ?? '',
          })
        : t('results:flow.sentence', said),
      ...(backs > 0 ? { note: t('results:flow.backs', { count: backs }) } : {}),
      table: {
        columns: [
          { key: 'from', label: t('results:flow.from'), kind: 'text' },
          { key: 'to', label: t('results:flow.to'), kind: 'text' },
          { key: 'visits', label: t('results:column.visits'), kind: 'count' },
          { key: 'ofVisits', label: t('results:flow.of'), kind: 'count' },
          ...shareColumns(words, t('results:flow.share')),
        ],
        rows,
      },
    },
  }
}

function placeName(node: FlowNode, names: ReportNames, { t }: Words): string {
  if (node.kind === 'left') return t('results:flow.left')
  if (node.kind === 'inside') return t('results:flow.inside')
  const name = flowName(node, names)
  return node.kind === 'back' ? `↺ ${name}` : name
}
