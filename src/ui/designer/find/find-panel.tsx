import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconReplace, IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { IconButton, useAnnounce } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import classes from './find.module.css'
import { FoundList } from './found-list.tsx'
import { type Finding, useFind } from './use-find.ts'

/** Finds words anywhere in the journey, and writes others in their place. */
export function FindPanel() {
  const { tools } = useDesigner()
  const { t } = useTranslation(['commands', 'common'])
  const mode = useStore(tools, (state) => state.find)
  const finding = useFind()
  const field = useRef<HTMLInputElement>(null)
  const from = useRef<Element | null>(null)
  useEffect(() => {
    from.current = document.activeElement
  }, [])
  // Asked for once more, it takes the keyboard again.
  useEffect(() => {
    if (mode !== 'closed') field.current?.select()
  }, [mode])
  const close = () => {
    tools.setState({ find: 'closed' })
    const back = from.current instanceof HTMLElement && from.current.isConnected ? from.current : undefined
    const canvas = document.querySelector<HTMLElement>('[data-testid="canvas"]')
    ;(back && back !== document.body ? back : canvas)?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.key === 'Enter' && event.target === field.current
    if (event.key === 'Escape') close()
    else if (next || event.key === 'F3') finding.step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className={classes.panel} aria-label={t('find.title')} data-testid="find" onKeyDown={onKeyDown}>
      <div className={classes.row}>
        <TextInput
          ref={field}
          className={classes.field}
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          placeholder={t('find.text')}
          aria-label={t('find.text')}
          value={finding.search.text}
          onChange={(event) => finding.change({ text: event.currentTarget.value })}
        />
        <Count finding={finding} />
        <IconButton label={t('find.previous')} keys="shift+f3" onClick={() => finding.step(-1)}>
          <IconArrowUp size={16} />
        </IconButton>
        <IconButton label={t('find.next')} keys="f3" onClick={() => finding.step(1)}>
          <IconArrowDown size={16} />
        </IconButton>
        <IconButton
          label={t('action.replace')}
          aria-pressed={mode === 'replace'}
          onClick={() => tools.setState({ find: mode === 'replace' ? 'find' : 'replace' })}
        >
          <IconReplace size={16} />
        </IconButton>
        <IconButton label={t('common:close')} onClick={close}>
          <IconX size={16} />
        </IconButton>
      </div>
      {mode === 'replace' && <ReplaceRow finding={finding} />}
      <Options finding={finding} />
      <FoundList finding={finding} />
    </search>
  )
}

function Count({ finding: { search, found, at } }: { finding: Finding }) {
  const { t } = useTranslation('commands')
  if (search.text === '') return null
  const words = at < 0 ? t('find.count', { count: found.length }) : t('find.at', { at: at + 1, count: found.length })
  return (
    <span className={classes.count} role="status">
      {words}
    </span>
  )
}

function Options({ finding: { search, everywhere, change, setEverywhere } }: { finding: Finding }) {
  const { t } = useTranslation('commands')
  return (
    <div className={classes.options}>
      <Checkbox
        size="xs"
        label={t('find.exact')}
        checked={search.exact ?? false}
        onChange={(event) => change({ exact: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={t('find.wholeWord')}
        checked={search.wholeWord ?? false}
        onChange={(event) => change({ wholeWord: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={t('find.everywhere')}
        checked={everywhere}
        onChange={(event) => setEverywhere(event.currentTarget.checked)}
      />
    </div>
  )
}

function ReplaceRow({ finding }: { finding: Finding }) {
  const { editor } = useDesigner()
  const { t } = useTranslation('commands')
  const announce = useAnnounce()
  const [replacement, setReplacement] = useState('')
  const [said, setSaid] = useState('')
  const { found, at, search, everywhere } = finding
  const current = found[at]
  const replace = (only?: { path: readonly string[]; index: number }) => {
    const variant = everywhere ? undefined : editor.view.getState().variant
    const made = editor.execute('text.replace', {
      search,
      replacement,
      ...(variant !== undefined && { variant }),
      ...(only && { only }),
    })
    const words = made.ok ? t('find.replaced', { count: made.value }) : t('find.refused')
    setSaid(words)
    announce(words, made.ok ? 'polite' : 'assertive')
  }
  const one = () => {
    if (!current) return finding.step(1)
    if (!current.place.fixed) replace({ path: current.place.path, index: current.index })
    // What comes after it stands in its place now, unless the new words hold the old ones again.
    else finding.step(1)
  }
  return (
    <div className={classes.row}>
      <TextInput
        className={classes.field}
        leftSection={<IconReplace size={14} aria-hidden="true" />}
        placeholder={t('find.replacement')}
        aria-label={t('find.replacement')}
        value={replacement}
        onChange={(event) => setReplacement(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && one()}
      />
      <Button variant="default" disabled={found.length === 0} onClick={one}>
        {t('find.replaceOne')}
      </Button>
      <Button variant="default" disabled={found.every(({ place }) => place.fixed)} onClick={() => replace()}>
        {t('find.replaceAll')}
      </Button>
      {said !== '' && <span className={classes.said}>{said}</span>}
    </div>
  )
}
