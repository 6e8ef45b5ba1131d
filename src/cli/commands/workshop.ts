import { csvWords, minutes, minutesWords, opportunitiesCsv } from '../../workshop/index.ts'
import { loadOrGiveUp } from '../document.ts'
import { EXIT, type Io, WrongUse } from '../io.ts'
import { type WordsLanguage, workshopSpeech } from '../text/workshop-speech.ts'

export interface WorkshopOptions {
  csv?: boolean
  minutes?: boolean
  lang: WordsLanguage
}

/** What a workshop comes to: its minutes as Markdown, or its opportunities as CSV. */
export async function workshop(io: Io, file: string, { csv, minutes: wanted, lang }: WorkshopOptions): Promise<number> {
  if (csv && wanted) throw new WrongUse('--csv and --minutes exclude each other.')
  const { journey } = await loadOrGiveUp(io, file)
  if (!journey.workshop) io.err('There is no workshop in this journey yet.\n')
  const say = await workshopSpeech(lang)
  io.out(csv ? opportunitiesCsv(journey, csvWords(say)) : minutes(journey, minutesWords(say)))
  return EXIT.done
}
