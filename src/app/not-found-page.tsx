import { Button } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../ui/kit/index.ts'
import classes from './app.module.css'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation('app')
  return (
    <main className={classes.centre}>
      <h1 className="j-visually-hidden">{t('notFound.title')}</h1>
      <EmptyState
        icon={<IconMapQuestion size={20} stroke={1.5} />}
        title={t('notFound.title')}
        actions={
          <Button component={Link} to="/">
            {t('toLibrary')}
          </Button>
        }
      >
        {t('notFound.text')}
      </EmptyState>
    </main>
  )
}
