/**
 * Strong entity tags: the revision, which never repeats for an id even after a deletion, and a hash of the content.
 */
export const etagOf = (revision: number, hash: string): string => `"${revision}-${hash}"`

/** What an `If-Match` header asks for: any version that exists, or one of these tags. */
export type IfMatch = { readonly any: true } | { readonly any: false; readonly etags: readonly string[] }

const LIST_ITEM = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/

/** Parses `If-Match` or `If-None-Match` (RFC 9110 §13.1); `undefined` when the text is neither `*` nor a list of tags. */
export function parseIfMatch(header: string): IfMatch | undefined {
  const text = header.trim()
  if (text === '*') return { any: true }
  // A comma may stand inside a tag, but none of ours holds one: splitting on it can only refuse foreign tags.
  const etags = text.split(',').map((item) => item.trim())
  return etags.every((etag) => LIST_ITEM.test(etag)) ? { any: false, etags } : undefined
}

/** The strong comparison: a weak tag matches nothing. */
export const matches = (condition: IfMatch, etag: string): boolean => condition.any || condition.etags.includes(etag)

/** The weak comparison, which `If-None-Match` uses. */
export const matchesWeakly = (condition: IfMatch, etag: string): boolean =>
  condition.any || condition.etags.some((candidate) => candidate.replace(/^W\//, '') === etag)
