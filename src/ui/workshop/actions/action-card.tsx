import { Menu, TextInput } from '@mantine/core'
import { IconArrowsJoin, IconDots, IconGripVertical, IconPencil, IconRoute, IconTrash } from '@tabler/icons-react'
import { type CSSProperties, memo, type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopAction } from '../../../document/index.ts'
import { orderedActions } from '../../../workshop/index.ts'
import { useBuffered } from '../../fields/index.ts'
import { IconButton, useAfterMenu } from '../../kit/index.ts'
import { DotButton } from '../dots/dot-button.tsx'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './actions.module.css'
import { useActions } from './use-actions.ts'
import type { MergeDrag } from './use-merge-drag.ts'

interface ActionCardProps {
  id: string
  action: WorkshopAction
  chosen: boolean
  drag: MergeDrag | undefined
  onDragStart: (id: string, event: PointerEvent<HTMLElement>) => void
}

/** What one person wrote, with the dots on it and what was merged into it. Another card can be laid on it. */
export const ActionCard = memo(({ id, action, chosen, drag, onDragStart }: ActionCardProps) => {
  const { t } = useTranslation('workshop')
  const [editing, setEditing] = useState(false)
  const nameButton = useRef<HTMLButtonElement>(null)
  const name = action.name.trim() === '' ? t('actions.nameless') : action.name
  const carried = drag?.id === id
  const under = drag?.over === id
  return (
    <li
      className={classes.card}
      data-card={id}
      data-carried={carried || undefined}
      data-under={under || undefined}
      data-chosen={chosen || undefined}
      style={carried ? ({ translate: `${drag.x}px ${drag.y}px` } as CSSProperties) : undefined}
      onPointerDown={(event) => {
        // By finger the wall scrolls; the grip is what carries a card then.
        const pressed = (event.target as Element).closest('button, input, [role="menu"]')
        if (event.pointerType === 'mouse' && !pressed) onDragStart(id, event)
      }}
    >
      <span
        className={classes.grip}
        aria-hidden="true"
        title={t('actions.grip')}
        onPointerDown={(event) => {
          event.stopPropagation()
          onDragStart(id, event)
        }}
      >
        <IconGripVertical size={16} stroke={1.75} />
      </span>
      <div className={classes.cardWords}>
        <div className={classes.cardTop}>
          {editing ? (
            <CardName
              id={id}
              name={action.name}
              onLeave={() => {
                setEditing(false)
                setTimeout(() => nameButton.current?.focus())
              }}
            />
          ) : (
            <button ref={nameButton} type="button" className={classes.cardName} onClick={() => setEditing(true)}>
              <bdi>{name}</bdi>
              <span className="j-visually-hidden"> {t('actions.rename')}</span>
            </button>
          )}
          <CardMenu id={id} name={name} onRename={() => setEditing(true)} />
        </div>
        {action.also && action.also.length > 0 && (
          <p className={classes.also}>{t('actions.also', { names: action.also.join(' · ') })}</p>
        )}
        <div className={classes.cardFoot}>
          <p className={under ? classes.dropHint : classes.author}>
            {under ? t('actions.letGo') : action.author !== undefined && t('actions.by', { name: action.author })}
          </p>
          <DotButton kind="actions" id={id} name={name} />
        </div>
      </div>
    </li>
  )
})

function CardName({ id, name, onLeave }: { id: string; name: string; onLeave: () => void }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshop')
  const { rename } = useActions()
  const text = useBuffered(name, (next) => rename(id, next))
  const leave = () => {
    text.flush()
    editor.mark()
    onLeave()
  }
  return (
    <TextInput
      dir="auto"
      autoFocus
      data-keeps-escape
      size="xs"
      aria-label={t('actions.nameOf', { name })}
      maxLength={200}
      value={text.value}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => text.type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

function CardMenu({ id, name, onRename }: { id: string; name: string; onRename: () => void }) {
  const { t } = useTranslation('workshop')
  const { remove, choose } = useActions()
  const { menu, afterwards } = useAfterMenu()
  return (
    <Menu position="bottom-end" {...menu}>
      <Menu.Target>
        <IconButton label={t('actions.menuOf', { name })} size="sm">
          <IconDots size={16} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <MergeWith id={id} />
        <Menu.Item leftSection={<IconRoute size={16} stroke={1.75} />} onClick={() => choose(id)}>
          {t('actions.choose')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} />} onClick={() => afterwards(onRename)}>
          {t('actions.rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => remove(id)}>
          {t('actions.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** The way to merge for those who do not drag: this card goes into the one that is chosen. */
function MergeWith({ id }: { id: string }) {
  const { t } = useTranslation('workshop')
  const { merge } = useActions()
  const workshop = useTold((told) => told)
  const others = orderedActions(workshop).filter(([other]) => other !== id)
  if (others.length === 0) return null
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconArrowsJoin size={16} stroke={1.75} />}>{t('actions.mergeWith')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown className={classes.menuList}>
        {others.map(([other, { name }]) => (
          <Menu.Item key={other} onClick={() => merge(other, id)}>
            <bdi>{name.trim() === '' ? t('actions.nameless') : name}</bdi>
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}
