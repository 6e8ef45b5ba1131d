import { inflateSync } from 'node:zlib'

export interface ReadPdf {
  readonly pages: number
  /** What can be found and copied in it, a line for each piece of text. */
  readonly text: string
}

/** The letters of a PDF as jsPDF writes it: streams packed with deflate, text in Windows code page 1252. */
export function readPdf(bytes: Buffer): ReadPdf {
  const file = bytes.toString('latin1')
  const pieces: string[] = []
  for (const match of file.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)) {
    const content = unpacked(Buffer.from(match[1] ?? '', 'latin1'))
    for (const [, words = ''] of content.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)\s*Tj/g)) pieces.push(plain(words))
  }
  return { pages: file.match(/\/Type\s*\/Page\b/g)?.length ?? 0, text: pieces.join('\n') }
}

function unpacked(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1')
  } catch {
    // A font or a picture: no text.
    return ''
  }
}

const plain = (words: string): string =>
  new TextDecoder('windows-1252').decode(Buffer.from(words.replace(/\\([\\()])/g, '$1'), 'latin1'))
