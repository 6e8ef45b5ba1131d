import { Button } from '@mantine/core'
import { type ComponentType, type LazyExoticComponent, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './pieces.module.css'

type Load<Props> = () => Promise<ComponentType<Props>>

/**
 * A piece whose code comes when it is first shown; needs a Suspense boundary above it. Without a connection the code may not
 * come: then a line in its place says so and offers to try again, and all else on the page stays.
 */
export const onDemand = <Props extends object>(load: Load<Props>): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => ({ default: await load().catch(() => unloaded(load)) }))

/** The same for a small piece without which the page is whole: where its code does not come there is nothing. */
export const onDemandOrNothing = <Props extends object>(load: Load<Props>): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => ({ default: await load().catch(() => Nothing) }))

const Nothing = () => null

function unloaded<Props extends object>(load: Load<Props>): ComponentType<Props> {
  return function Unloaded(props: Props) {
    const { t } = useTranslation('common')
    const [loaded, setLoaded] = useState<{ readonly Piece: ComponentType<Props> }>()
    const retry = () =>
      load().then(
        (Piece) => setLoaded({ Piece }),
        () => undefined,
      )
    if (loaded) return <loaded.Piece {...props} />
    return (
      <div className={classes.unloaded} role="alert">
        <p>{t('notLoaded')}</p>
        <Button size="compact-sm" variant="default" onClick={() => void retry()}>
          {t('retry')}
        </Button>
      </div>
    )
  }
}
