import { Button, Menu } from '@mantine/core'
import { IconArrowUpRight, IconLink, IconLinkOff, IconMoonStars, IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJourney } from '../../canvas/index.ts'
import { IconButton } from '../../kit/index.ts'
import { useWorkshop } from '../workshop-context.ts'
import { useIdeaEdit } from './idea-fields.tsx'
import classes from './ideas.module.css'
import type { TellingRole } from './tellings.ts'
import type { Idea } from './use-ideas.ts'
import { useTellings } from './use-tellings.ts'

interface TellingLinkProps {
  readonly idea: Idea
  readonly part: TellingRole
}

/** The variant in which an idea is dreamt or realistic: opened, made, linked or let go. */
export function TellingLink({ idea, part }: TellingLinkProps) {
  const { editor } = useWorkshop()
  const id = idea.opportunity[part]
  // What was pressed is gone once a variant is linked or let go: the keyboard goes on with what took its place.
  const [grab, setGrab] = useState(false)
  const telling = useJourney(editor, ({ variants }) => (id === undefined ? undefined : variants[id]))
  return (
    <div className={classes.telling}>
      <span className={classes.tellingIcon} data-part={part} aria-hidden="true">
        {part === 'dreamVariant' ? <IconMoonStars size={16} stroke={1.75} /> : <IconRoute size={16} stroke={1.75} />}
      </span>
      {id !== undefined && telling ? (
        <Linked idea={idea} part={part} id={id} name={telling.name} grab={grab} onChanged={() => setGrab(true)} />
      ) : (
        <Unlinked idea={idea} part={part} grab={grab} onChanged={() => setGrab(true)} />
      )}
    </div>
  )
}

interface SideProps extends TellingLinkProps {
  readonly grab: boolean
  readonly onChanged: () => void
}

function Linked({ idea, part, id, name, grab, onChanged }: SideProps & { readonly id: string; readonly name: string }) {
  const { t } = useTranslation('workshopIdeas')
  const { show } = useTellings(idea)
  const { write, leave } = useIdeaEdit(idea.id)
  const unlink = () => {
    onChanged()
    write({ [part]: undefined })
    leave()
  }
  return (
    <>
      <span className={classes.tellingName}>
        <span className={classes.soft}>{t(`telling.${part}.label`)}</span>
        <span dir="auto">{name}</span>
      </span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowUpRight size={14} aria-hidden="true" />}
        aria-label={t('telling.openNamed', { name })}
        autoFocus={grab}
        onClick={() => show(id)}
      >
        {t('telling.open')}
      </Button>
      <IconButton label={t('telling.unlink', { name })} onClick={unlink}>
        <IconLinkOff size={16} stroke={1.75} />
      </IconButton>
    </>
  )
}

function Unlinked({ idea, part, grab, onChanged }: SideProps) {
  const { t } = useTranslation('workshopIdeas')
  const { make } = useTellings(idea)
  return (
    <>
      <span className={classes.tellingName}>
        <span>{t(`telling.${part}.label`)}</span>
        <span className={classes.soft}>{t(`telling.${part}.${fromWhat(part, idea)}`)}</span>
      </span>
      <Button size="compact-sm" variant="light" autoFocus={grab} onClick={() => make(part)}>
        {t(`telling.${part}.make`)}
      </Button>
      <LinkMenu idea={idea} part={part} onChanged={onChanged} />
    </>
  )
}

const fromWhat = (part: TellingRole, { opportunity }: Idea): 'hint' | 'hintWithoutDream' =>
  part === 'variant' && opportunity.dreamVariant === undefined ? 'hintWithoutDream' : 'hint'

/** Variants that are there already, those of the fitting purpose first. */
function LinkMenu({ idea, part, onChanged }: Omit<SideProps, 'grab'>) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const variants = useJourney(editor, (journey) => journey.variants)
  const { write, leave } = useIdeaEdit(idea.id)
  const fits = part === 'dreamVariant' ? 'dream' : 'realistic'
  const others = Object.entries(variants)
    .filter(([, { purpose }]) => purpose !== 'reality')
    .sort(([, a], [, b]) => Number(b.purpose === fits) - Number(a.purpose === fits))
  if (others.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t(`telling.${part}.link`)}>
          <IconLink size={16} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(`telling.${part}.link`)}</Menu.Label>
        {others.map(([id, { name, purpose }]) => (
          <Menu.Item
            key={id}
            onClick={() => {
              onChanged()
              write({ [part]: id })
              leave()
            }}
          >
            {t('telling.ofPurpose', { name, purpose: t(`purpose.${purpose}`) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
