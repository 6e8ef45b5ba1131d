import { Alert, Button, Switch } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { variantInView } from '../../../editor/index.ts'
import { type JourneyPictureProps, pictureSize, sayOf, useJourney, useView } from '../../canvas/index.ts'
import { Choice, cssVariables, lettersInFile, pdfOf, pointsOf, useAnnounce, useFormat } from '../../kit/index.ts'
import { pictureText } from '../files/picture-text.tsx'
import { fitsInPoints, PAPERS, pageFor, SCALES, type Size } from '../files/sizes.ts'
import type { PublishingProps } from '../publishing.ts'
import { type Choices, FORMATS, PARTS, SCHEMES, useChoices } from './choices.ts'
import classes from './dialog.module.css'
import { useSpeech } from './use-publishing-words.ts'

/** What the picture will be of, and how it will look. `undefined`: there is no variant to draw. */
function usePicture(props: PublishingProps, choices: Choices): JourneyPictureProps | undefined {
  const { editor, run, journeyName } = props
  const journey = useJourney(editor, (each) => each)
  const view = useView(editor, (each) => each)
  const report = useStore(run, (state) => state.report)
  const { t, format } = useSpeech(false)
  return useMemo(() => {
    const shown = variantInView(journey, view)
    if (!shown) return undefined
    return {
      variant: shown.variant,
      stages: journey.stages,
      say: sayOf({ journey, variant: shown.id, t, format, journeyName }),
      scheme: choices.scheme,
      title: journey.name,
      report: choices.figures && report?.variant === shown.id ? report : undefined,
      chosen: choices.part === 'selection' ? view.selection : undefined,
    }
  }, [journey, view, report, t, format, journeyName, choices.scheme, choices.figures, choices.part])
}

/** The canvas as a picture: what of it, how it looks, as what file; beside it what will be saved. */
export function PictureDialog(props: PublishingProps) {
  const { editor, run } = props
  const [stored, change] = useChoices()
  const selected = useView(editor, ({ selection }) => selection.nodes.size + selection.notes.size > 0)
  const variant = useView(editor, (view) => view.variant)
  const simulated = useStore(run, (state) => state.report?.variant === variant)
  const choices: Choices = { ...stored, part: selected ? stored.part : 'whole' }
  const picture = usePicture(props, choices)
  const size = picture ? pictureSize(picture.variant, picture.chosen) : { width: 1, height: 1 }
  const name = useJourney(editor, (journey) => journey.name)
  return (
    <div className={classes.columns}>
      <div className={classes.settings}>
        <Settings {...{ choices, change, selected, simulated, size }} />
        {picture && <Save {...{ props, picture, choices, size }} />}
      </div>
      {picture && <Preview picture={picture} name={name} />}
    </div>
  )
}

interface SettingsProps {
  choices: Choices
  change: (change: Partial<Choices>) => void
  selected: boolean
  simulated: boolean
  size: Size
}

function Settings({ choices, change, selected, simulated, size }: SettingsProps) {
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const points = {
    width: format.number(Math.round(size.width * choices.scale)),
    height: format.number(Math.round(size.height * choices.scale)),
  }
  return (
    <>
      <Choice
        label={t('what')}
        value={choices.part}
        values={PARTS}
        words={(part) => t(part)}
        onChange={(part) => change({ part })}
        disabled={selected ? [] : ['selection']}
        hint={selected ? undefined : t('nothingSelected')}
        upright
      />
      <Switch
        label={t('figures')}
        description={simulated ? undefined : t('noFigures')}
        checked={choices.figures && simulated}
        disabled={!simulated}
        onChange={(event) => change({ figures: event.currentTarget.checked })}
      />
      <Choice
        label={t('scheme.label')}
        value={choices.scheme}
        values={SCHEMES}
        words={(scheme) => t(`scheme.${scheme}`)}
        onChange={(scheme) => change({ scheme })}
      />
      <Choice
        label={t('format.label')}
        value={choices.format}
        values={FORMATS}
        words={(each) => t(`format.${each}`)}
        onChange={(each) => change({ format: each })}
      />
      {choices.format === 'png' && (
        <Choice
          label={t('scale')}
          value={String(choices.scale)}
          values={SCALES.map(String)}
          words={(scale) => t('scaleBy', { scale })}
          onChange={(scale) => change({ scale: SCALES.find((each) => String(each) === scale) ?? 2 })}
          hint={t('points', points)}
        />
      )}
      {choices.format === 'pdf' && (
        <Choice
          label={t('paper.label')}
          value={choices.paper}
          values={PAPERS}
          words={(paper) => t(`paper.${paper}`)}
          onChange={(paper) => change({ paper })}
          upright
        />
      )}
    </>
  )
}

/** The picture as it will be, small. */
function Preview({ picture, name }: { picture: JourneyPictureProps; name: string }) {
  const { t } = useTranslation('publishing')
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    let gone = false
    let made: string | undefined
    const show = async () => {
      const fontFace = await lettersInFile()
      if (gone) return
      made = URL.createObjectURL(new Blob([pictureText({ ...picture, fontFace })], { type: 'image/svg+xml' }))
      setUrl(made)
    }
    // After the choice itself has been shown: large journeys take a moment to draw.
    const soon = setTimeout(() => void show(), 30)
    return () => {
      gone = true
      clearTimeout(soon)
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [picture])
  return (
    <div className={classes.preview} data-scheme={picture.scheme}>
      {url && <img src={url} alt={t('previewOf', { name })} data-testid="picture-preview" />}
    </div>
  )
}

interface SaveProps {
  props: PublishingProps
  picture: JourneyPictureProps
  choices: Choices
  size: Size
}

function Save({ props, picture, choices, size }: SaveProps) {
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const announce = useAnnounce()
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready')
  const tooLarge = choices.format === 'png' && !fitsInPoints(size, choices.scale)
  const save = async () => {
    setState('busy')
    try {
      const name = `${props.editor.document.getState().journey.id}.${choices.format}`
      const { content, type } = await fileOf(picture, choices)
      props.save(name, content, type)
      announce(t('saved', { name }))
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      {tooLarge && (
        <Alert color="yellow" role="alert">
          {t('tooLarge', {
            width: format.number(size.width * choices.scale),
            height: format.number(size.height * choices.scale),
          })}
        </Alert>
      )}
      {state === 'failed' && (
        <Alert color="red" role="alert">
          {t('failed')}
        </Alert>
      )}
      <Button
        fullWidth
        data-autofocus
        loading={state === 'busy'}
        disabled={tooLarge}
        leftSection={<IconDownload size={16} stroke={1.75} />}
        onClick={() => void save()}
      >
        {t('save')}
      </Button>
    </>
  )
}

async function fileOf(
  picture: JourneyPictureProps,
  { format, scale, paper }: Choices,
): Promise<{ content: BlobPart; type: string }> {
  if (format === 'pdf') {
    const { page, picture: place } = pageFor(pictureSize(picture.variant, picture.chosen), paper)
    // The page takes the picture's ground: a white frame round a dark picture looks like a mistake.
    const ground = cssVariables(picture.scheme)['--j-page'] ?? '#ffffff'
    const content = await pdfOf([{ picture: pictureText(picture), page, place, ground }], picture.title)
    return { content, type: 'application/pdf' }
  }
  const text = pictureText({ ...picture, fontFace: await lettersInFile() })
  if (format === 'svg') return { content: text, type: 'image/svg+xml' }
  return { content: await pointsOf(text, scale), type: 'image/png' }
}
