import type { Variant } from '../../../document/index.ts'
import type { OutlineLine } from './outline.ts'

/** A variant as nested text, for other rooms; the code comes when it is first asked for. */
export const outlineOf = async (variant: Variant): Promise<readonly OutlineLine[]> =>
  (await import('./outline.ts')).outlineOf(variant)
