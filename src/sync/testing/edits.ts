import type { Journey } from '../../document/index.ts'

export const described = (journey: Journey, description: string): Journey => ({ ...journey, description })

export const withAttribute = (journey: Journey, name: string, label = name): Journey => ({
  ...journey,
  attributes: { ...journey.attributes, [name]: { label, type: 'text' } },
})
