import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type FormEvent, type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ANSWERS, type FeasibilityQuestion } from '../../../document/index.ts'
import { BufferedText } from '../../fields/index.ts'
import { IconButton } from '../../kit/index.ts'
import type { Idea } from '../ideas/use-ideas.ts'
import { useWorkshop } from '../workshop-context.ts'
import classes from './feasible.module.css'
import { questionKey } from './open-questions.ts'

/** What has to be known before an idea can be done, and who knows it. */
export function Questions({ idea }: { idea: Idea }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const { feasibility } = idea.opportunity
  const [fresh, setFresh] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const ask = (question: string) => editor.execute('workshop.askQuestion', { id: idea.id, question })
  const askSuggested = (question: string) => {
    const asked = ask(question)
    if (asked.ok) setFresh(asked.value)
  }
  return (
    <section className={classes.panel} aria-labelledby="workshop-questions">
      <h5 id="workshop-questions" className={classes.panelTitle}>
        {t('feasible.questions')}
      </h5>
      {feasibility.length === 0 && <p className={classes.hint}>{t('feasible.noQuestions')}</p>}
      <ul className={classes.questions}>
        {feasibility.map((question, index) => (
          <QuestionRow
            key={question.id ?? `of an old file ${index}`}
            idea={idea.id}
            question={question}
            fresh={question.id !== undefined && question.id === fresh}
            onRemoved={() => field.current?.focus()}
          />
        ))}
      </ul>
      <AskForm field={field} onAsk={ask} />
      <Suggested asked={feasibility} onAsk={askSuggested} />
    </section>
  )
}

interface QuestionRowProps {
  readonly idea: string
  readonly question: FeasibilityQuestion
  /** Just asked by a click: who knows it is what is told next. */
  readonly fresh: boolean
  /** The keyboard would be nowhere. */
  readonly onRemoved: () => void
}

function QuestionRow({ idea, question, fresh, onRemoved }: QuestionRowProps) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const key = questionKey(question)
  type Parts = Parameters<typeof editor.execute<'workshop.editQuestion'>>[1]['parts']
  const write = (parts: Parts) => void editor.execute('workshop.editQuestion', { id: idea, question: key, parts })
  const named = { question: question.question }
  return (
    <li className={classes.question}>
      <BufferedText
        className={classes.questionText ?? ''}
        aria-label={t('feasible.question')}
        value={question.question}
        // A question without words is none: the old ones stay until there are new ones.
        onWrite={(text) => text.trim() !== '' && write({ question: text })}
        onLeave={() => editor.mark()}
      />
      <SegmentedControl
        className={classes.answer ?? ''}
        data-answer={question.answer}
        aria-label={t('feasible.answerTo', named)}
        value={question.answer}
        data={ANSWERS.map((value) => ({ value, label: t(`feasible.answer.${value}`) }))}
        onChange={(answer) => {
          write({ answer })
          editor.mark()
        }}
      />
      <BufferedText
        className={classes.questionOwner ?? ''}
        aria-label={t('feasible.ownerOf', named)}
        placeholder={t('feasible.who')}
        autoFocus={fresh}
        maxLength={200}
        value={question.owner ?? ''}
        onWrite={(owner) => write({ owner: owner.trim() === '' ? undefined : owner })}
        onLeave={() => editor.mark()}
      />
      <IconButton
        label={t('feasible.removeQuestion', named)}
        onClick={() => {
          editor.execute('workshop.removeQuestion', { id: idea, question: key })
          onRemoved()
        }}
      >
        <IconX size={16} stroke={1.75} />
      </IconButton>
    </li>
  )
}

interface AskFormProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly onAsk: (question: string) => void
}

function AskForm({ field, onAsk }: AskFormProps) {
  const { t } = useTranslation('workshopIdeas')
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    onAsk(text.trim())
    setText('')
  }
  return (
    <form className={classes.ask} onSubmit={submit}>
      <TextInput
        ref={field}
        className={classes.questionText ?? ''}
        dir="auto"
        aria-label={t('feasible.newQuestion')}
        placeholder={t('feasible.newQuestion')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={text.trim() === ''}>
        {t('feasible.ask')}
      </Button>
    </form>
  )
}

const SUGGESTED = ['trigger', 'data', 'consent', 'budget', 'who', 'content', 'measure', 'law'] as const

/** What groups forget to ask; one click asks it. */
function Suggested({ asked, onAsk }: { asked: readonly FeasibilityQuestion[]; onAsk: (question: string) => void }) {
  const { t } = useTranslation('workshopIdeas')
  const known = new Set(asked.map(({ question }) => question.trim().toLowerCase()))
  const left = SUGGESTED.map((key) => t(`feasible.suggested.${key}`)).filter((text) => !known.has(text.toLowerCase()))
  if (left.length === 0) return null
  return (
    <div className={classes.suggested}>
      <span id="workshop-suggested" className={classes.soft}>
        {t('feasible.suggestions')}
      </span>
      <ul className={classes.suggestions} aria-labelledby="workshop-suggested">
        {left.map((text) => (
          <li key={text}>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconPlus size={12} aria-hidden="true" />}
              onClick={() => onAsk(text)}
            >
              {text}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
