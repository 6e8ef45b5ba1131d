import { Button } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { onDemand, useOnceOpen } from '../../kit/index.ts'

const Dialog = onDemand(async () => (await import('./dialog/take-away-dialog.tsx')).TakeAwayDialog)

/** Everything that leaves the room with the people: one button, and what it opens. */
export function TakeAwayMenu() {
  const { t } = useTranslation('takeAway')
  const [open, setOpen] = useState(false)
  const opened = useOnceOpen(open)
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-haspopup="dialog"
        leftSection={<IconPackageExport size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('open')}
      </Button>
      {opened && (
        <Suspense fallback={null}>
          <Dialog open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
