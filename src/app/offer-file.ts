/** Hands something to the person as a file. */
export function offerFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the address after this task: taking it back at once would cancel the download.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
