import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Fragment, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../kit/index.ts'
import type { Action, ActionContext } from '../commands/action.ts'
import { oneEdge, oneNote, oneStep, selectionOf, things } from '../commands/reading.ts'
import { actionOf, canDo, choicesOf, MENUS, type MenuTarget } from '../commands/registry.ts'
import { keysOf } from '../commands/shortcuts.ts'
import type { MenuRequest } from '../commands/tools.ts'
import { useActionContext } from '../commands/use-actions.ts'
import classes from './menus.module.css'

/** What can be done with what is selected, at the pointer or beside what has the keyboard. */
export function ContextMenu({ request }: { request: MenuRequest }) {
  const { t } = useTranslation('commands')
  const plain = useActionContext()
  const { tools } = plain
  const context: ActionContext = { ...plain, screen: request.screen, at: request.at }
  const [opened, setOpened] = useState(true)
  const chosen = useRef<() => void>(undefined)
  const [target] = useState(() => (request.group === undefined ? targetOf(context) : 'group'))
  const [parts] = useState(() => partsOf(target, context))
  const close = () => {
    setOpened(false)
    request.from?.focus({ preventScroll: true })
  }
  // What was chosen runs when the menu has gone and the keyboard is back: it may want it elsewhere.
  const gone = () => {
    tools.setState({ menu: undefined })
    // A submenu gives the keyboard to its line, which has gone with the menu.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) request.from?.focus({ preventScroll: true })
    })
    chosen.current?.()
  }
  const choose = (run: () => void) => {
    chosen.current = run
    close()
  }
  return (
    <Menu
      opened={opened}
      onChange={(open) => !open && close()}
      onExitTransitionEnd={gone}
      returnFocus={false}
      position="bottom-start"
      offset={0}
      width={260}
      transitionProps={{ duration: 60 }}
      withinPortal
    >
      <Menu.Target>
        <span className={classes.anchor} style={{ left: request.screen.x, top: request.screen.y }} aria-hidden="true" />
      </Menu.Target>
      <Menu.Dropdown className={classes.menu} aria-label={t(`menu.${target}`)} aria-labelledby={undefined}>
        {parts.map((part, index) => (
          <Fragment key={part[0]?.id}>
            {index > 0 && <Menu.Divider />}
            {part.map((action) => (
              <Item key={action.id} action={action} context={context} onChoose={choose} />
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function targetOf(context: ActionContext): MenuTarget {
  if (oneStep(context)) return 'step'
  if (oneNote(context)) return 'note'
  if (oneEdge(context) !== undefined) return 'edge'
  return things(context) + selectionOf(context).edges.size > 0 ? 'steps' : 'canvas'
}

const partsOf = (target: MenuTarget, context: ActionContext): readonly (readonly Action[])[] =>
  MENUS[target]
    .map((ids) => ids.flatMap((id) => actionOf(id) ?? []).filter((action) => canDo(action, context)))
    .filter((part) => part.length > 0)

interface ItemProps {
  readonly action: Action
  readonly context: ActionContext
  readonly onChoose: (run: () => void) => void
}

function Item({ action, context, onChoose }: ItemProps) {
  const { t } = useTranslation('commands')
  const Icon = action.icon
  const icon = <Icon size={16} stroke={1.75} aria-hidden="true" />
  const keys = keysOf(action.id)
  const title = t(`action.${action.id}`)
  if (!action.run) {
    return (
      <Menu.Sub position="right-start">
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={icon}>{title}</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown className={classes.sub}>
          {choicesOf(action, context).map((choice) => (
            <Menu.Item
              key={choice.id}
              leftSection={<IconCheck size={14} style={{ visibility: choice.checked ? 'visible' : 'hidden' }} />}
              rightSection={<Signs keys={keysOf(action.id, choice.id)} checked={undefined} />}
              onClick={() => onChoose(choice.run)}
            >
              <bdi>{choice.title}</bdi>
            </Menu.Item>
          ))}
        </Menu.Sub.Dropdown>
      </Menu.Sub>
    )
  }
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={<Signs keys={keys} checked={action.checked?.(context)} />}
      onClick={() => onChoose(() => action.run?.(context))}
    >
      {title}
    </Menu.Item>
  )
}

function Signs({ keys, checked }: { keys: string | undefined; checked: boolean | undefined }) {
  return (
    <>
      {checked && <IconCheck size={14} aria-hidden="true" />}
      {keys && <Keys keys={keys} />}
    </>
  )
}
