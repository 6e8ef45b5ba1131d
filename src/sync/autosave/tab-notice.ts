import { z } from 'zod'
import { readJourney, writeJourney } from '../../document/index.ts'
import type { StoredJourney } from '../client/client.ts'
import { etagSchema, revisionNumberSchema } from '../contract/index.ts'

/** What a tab tells the others on the same journey when the backend has confirmed its document. */
const noticeSchema = z.object({
  type: z.literal('saved'),
  text: z.string(),
  etag: etagSchema,
  revision: revisionNumberSchema,
})

export const noticeOf = ({ document, etag, revision }: StoredJourney): z.infer<typeof noticeSchema> => ({
  type: 'saved',
  text: writeJourney(document),
  etag,
  revision,
})

/** `undefined` for what is no notice, or one of a tab with another version of the program. */
export function readNotice(message: unknown): StoredJourney | undefined {
  const notice = noticeSchema.safeParse(message)
  if (!notice.success) return undefined
  const document = readJourney(notice.data.text)
  return document.ok ? { document: document.value, etag: notice.data.etag, revision: notice.data.revision } : undefined
}
