import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'

let letters: Promise<string> | undefined

/**
 * The program's letters as a style to write into an SVG file: a picture cannot fetch them. Empty when they cannot be had;
 * the picture then takes the reader's own.
 */
export function lettersInFile(): Promise<string> {
  letters ??= fetch(interUrl)
    .then(async (response) => fontFace(encoded(new Uint8Array(await response.arrayBuffer()))))
    .catch(() => '')
  return letters
}

const fontFace = (data: string): string =>
  `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(data:font/woff2;base64,${data}) format("woff2")}`

function encoded(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
