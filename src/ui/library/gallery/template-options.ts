import { queryOptions } from '@tanstack/react-query'
import type { Journey } from '../../../document/index.ts'
import { loadTemplate, type TemplateId } from './templates.ts'

/** A journey that ships with the program, fetched once. */
const shipped = (queryKey: readonly string[], queryFn: () => Promise<Journey>) =>
  queryOptions({ queryKey, queryFn, staleTime: Number.POSITIVE_INFINITY })

/** A template in a language. */
export const templateOptions = (id: TemplateId, language: string) =>
  shipped(['template', id, language], () => loadTemplate(id, language))

/** The example of a workshop in a language. */
export const exampleOptions = (load: (language: string) => Promise<Journey>, language: string) =>
  shipped(['workshop-example', language], () => load(language))
