/** Writes the English interface texts about unreadable documents: `node src/document/tools/write-problem-texts.ts`. */
import { writeFileSync } from 'node:fs'
import { problemTexts, problemTextsFile } from './problem-texts.ts'

writeFileSync(problemTextsFile('en'), problemTexts())
