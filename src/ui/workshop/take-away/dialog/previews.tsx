import { Loader } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import papa from 'papaparse'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton, lettersInFile, useFormat } from '../../../kit/index.ts'
import { svgOf } from '../page/marks.ts'
import type { Page } from '../page/paper.ts'
import type { TakenAway } from '../speech.ts'
import type { What } from './choices.ts'
import { csvText, minutesText } from './files.ts'
import classes from './take-away.module.css'

/** The pages as they will be, one at a time. */
export function PagesPreview({ pages, what }: { pages: readonly Page[]; what: What }) {
  const { t } = useTranslation('takeAway')
  const [chosen, choose] = useState(0)
  // Another paper may have fewer pages.
  const index = Math.min(chosen, pages.length - 1)
  const place = { page: index + 1, of: pages.length }
  const page = pages[index]
  const alt = t('dialog.previewOf', { what: t(`what.${what}`), ...place })
  return (
    <div className={classes.preview}>
      <div className={classes.paper}>
        {page ? <PagePicture page={page} alt={alt} /> : <p>{t('dialog.emptyText')}</p>}
      </div>
      {pages.length > 1 && (
        <div className={classes.turning}>
          <IconButton label={t('dialog.previous')} disabled={index === 0} onClick={() => choose(index - 1)}>
            <IconChevronLeft size={16} stroke={1.75} />
          </IconButton>
          <span role="status">{t('dialog.page', place)}</span>
          <IconButton label={t('dialog.next')} disabled={index === pages.length - 1} onClick={() => choose(index + 1)}>
            <IconChevronRight size={16} stroke={1.75} />
          </IconButton>
        </div>
      )}
    </div>
  )
}

function PagePicture({ page, alt }: { page: Page; alt: string }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    let gone = false
    let made: string | undefined
    const show = async () => {
      const fontFace = await lettersInFile()
      if (gone) return
      made = URL.createObjectURL(new Blob([svgOf(page, { title: alt, fontFace })], { type: 'image/svg+xml' }))
      setUrl(made)
    }
    void show()
    return () => {
      gone = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [page, alt])
  return url === undefined ? <Loader size="sm" /> : <img src={url} alt={alt} data-testid="take-away-preview" />
}

/** Files of words, as they will stand in them. */
export function TextPreview({ taken, what }: { taken: TakenAway; what: What }) {
  const { t } = useTranslation('takeAway')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks that a scrolling area can have the focus
    <section className={classes.text} aria-label={t('dialog.preview')} tabIndex={0} data-testid="take-away-text">
      {what === 'csv' && <Table taken={taken} />}
      {what === 'minutes' && <pre>{minutesText(taken)}</pre>}
      {what === 'file' && <WholeFile taken={taken} />}
    </section>
  )
}

function Table({ taken }: { taken: TakenAway }) {
  const [head = [], ...rows] = useMemo(
    () => papa.parse<string[]>(csvText(taken), { skipEmptyLines: true }).data,
    [taken],
  )
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells[0]}>
            {cells.map((cell, index) => (
              <td key={head[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function WholeFile({ taken: { workshop } }: { taken: TakenAway }) {
  const { t } = useTranslation('takeAway')
  const format = useFormat()
  const count = (things: object) => format.number(Object.keys(things).length)
  const counts = {
    actions: count(workshop.actions),
    steps: count(workshop.steps),
    opportunities: count(workshop.opportunities),
  }
  return (
    <>
      <p>{t('dialog.json')}</p>
      <p>{t('dialog.jsonHas', counts)}</p>
    </>
  )
}
