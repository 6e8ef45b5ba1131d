import { queryOptions } from '@tanstack/react-query'
import { loadTemplate, type TemplateId } from './templates.ts'

/** A template in a language, fetched once. */
export const templateOptions = (id: TemplateId, language: string) =>
  queryOptions({
    queryKey: ['template', id, language],
    queryFn: () => loadTemplate(id, language),
    staleTime: Number.POSITIVE_INFINITY,
  })
