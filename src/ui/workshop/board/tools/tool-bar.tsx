import { ActionIcon, FileButton, Tooltip } from '@mantine/core'
import { IconEraser, IconMoodSmile, IconNote, IconPencil, IconPhoto, IconPointer } from '@tabler/icons-react'
import { type ComponentType, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BoardTool } from '../../../canvas/board/index.ts'
import { IconButton, Keys } from '../../../kit/index.ts'
import { addPictures } from '../images/add-pictures.ts'
import { useTools } from '../tools-context.ts'
import { ToolOptions } from './tool-options.tsx'
import classes from './tools.module.css'

const TOOLS: readonly (readonly [BoardTool, ComponentType<{ size: number; stroke: number }>, string])[] = [
  ['select', IconPointer, 'V'],
  ['sticky', IconNote, 'S'],
  ['pen', IconPencil, 'P'],
  ['eraser', IconEraser, 'X'],
  ['stamp', IconMoodSmile, 'E'],
]

/** What one has at hand at the board. */
export function ToolBar() {
  const { t } = useTranslation('board')
  const tools = useTools()
  const tool = useStore(tools.board, (view) => view.tool)
  const reset = useRef<() => void>(null)
  const choose = (next: BoardTool, byKey: boolean) => {
    // With the keyboard there is no pointer to lay it down with: it is laid down at once.
    if (next === 'sticky' && byKey) tools.handle()?.addSticky()
    else tools.board.setState({ tool: next, editing: undefined, ...(next !== 'select' && { selected: new Set() }) })
  }
  return (
    <div className={classes.dock}>
      <ToolOptions />
      <div role="toolbar" aria-label={t('tool.label')} className={classes.bar} data-board-tools>
        {TOOLS.map(([each, Icon, keys]) => (
          <IconButton
            key={each}
            label={t(`tool.${each}`)}
            keys={keys}
            size={36}
            className={classes.tool ?? ''}
            aria-pressed={tool === each}
            onClick={(event) => choose(each, event.detail === 0)}
          >
            <Icon size={20} stroke={1.6} />
          </IconButton>
        ))}
        <span className={classes.divider} />
        <FileButton
          multiple
          accept="image/png,image/jpeg,image/webp,image/gif"
          resetRef={reset}
          inputProps={{ 'aria-label': t('tool.picture'), tabIndex: -1 }}
          onChange={(files) => {
            void addPictures(tools, files, tools.handle()?.camera.middle() ?? { x: 0, y: 0 }, t)
            reset.current?.()
          }}
        >
          {(props) => (
            <Tooltip
              label={
                <>
                  {t('tool.picture')} <Keys keys="I" />
                </>
              }
            >
              <ActionIcon
                {...props}
                aria-label={t('tool.picture')}
                size={36}
                className={classes.tool}
                data-board-picture
              >
                <IconPhoto size={20} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </FileButton>
      </div>
    </div>
  )
}
