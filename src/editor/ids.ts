/** Gives a fresh id beginning with `prefix`; `taken` tells which are in use. */
export type IdSource = (prefix: string, taken: (id: string) => boolean) => string

/** `n1`, `n2`, …: each number once. Two people who add at once pick the same; merging renames. */
export function sequentialIds(): IdSource {
  const last = new Map<string, number>()
  return (prefix, taken) => {
    let number = last.get(prefix) ?? 0
    do number += 1
    while (taken(`${prefix}${number}`))
    last.set(prefix, number)
    return `${prefix}${number}`
  }
}
