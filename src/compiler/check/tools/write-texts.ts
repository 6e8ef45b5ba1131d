/** Writes the diagnostics page and the English interface texts: `node src/compiler/check/tools/write-texts.ts`. */
import { writeFileSync } from 'node:fs'
import { docsFile, docsText, englishTexts, textsFile } from './texts.ts'

writeFileSync(docsFile, docsText())
writeFileSync(textsFile('en'), englishTexts())
