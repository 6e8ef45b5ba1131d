import i18next from 'i18next'
import { formatFor } from '../../../kit/format/format.ts'
import { AS_IT_IS, type Language, startI18n } from '../../../kit/index.ts'
import type { Speech } from '../speech.ts'

/** Words as the dialog has them, where there is no page. */
export async function speechIn(language: Language): Promise<Speech> {
  const { t } = await startI18n(language, ['takeAway', 'workshopLink', 'common'])
  const words = i18next.getFixedT(language)
  void t
  return { t: (key, values) => String(words(key, { ...values, ...AS_IT_IS })), format: formatFor(language) }
}
