import { Button } from '@mantine/core'
import { IconPlugConnected, IconPlus, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scenario } from '../../../document/index.ts'
import { spreadOfDuration } from '../../../simulator/index.ts'
import { EmptyState, FieldRow, IconButton, NumberField, PercentInput, Section, useFormat } from '../../kit/index.ts'
import { SpreadChart } from '../charts/spread-chart.tsx'
import { DelayButton } from '../fields/delay-button.tsx'
import { DurationDist } from '../fields/dist-fields.tsx'
import classes from '../population.module.css'
import { present, type ScenarioEdit, without } from '../use-scenario.ts'

/** What stands behind the journey: teams that do its tasks, systems that answer it, and what arms are truly worth. */
export function SystemsTab({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('population')
  const nodes = Object.entries(edit.variant.nodes)
  const teams = new Set(nodes.flatMap(([, node]) => (node.kind === 'task' ? [node.config.team] : [])))
  const shown = [...new Set([...teams, ...Object.keys(edit.scenario.teams)])].sort()
  const webhooks = nodes.filter(([id, node]) => node.kind === 'webhook' || id in edit.scenario.webhooks)
  const choices = nodes.filter(([, node]) => node.kind === 'nextBest')
  if (shown.length + webhooks.length + choices.length === 0) {
    return (
      <EmptyState icon={<IconPlugConnected size={20} stroke={1.5} />} title={t('systems.none')}>
        {t('systems.noneText')}
      </EmptyState>
    )
  }
  return (
    <>
      {shown.length > 0 && (
        <Section title={t('systems.teams')}>
          <p className={classes.quiet}>{t('systems.teamsHint')}</p>
          <div className={classes.cards}>
            {shown.map((id) => (
              <TeamCard key={id} edit={edit} id={id} used={teams.has(id)} />
            ))}
          </div>
        </Section>
      )}
      {webhooks.length > 0 && (
        <Section title={t('systems.webhooks')}>
          <p className={classes.quiet}>{t('systems.webhooksHint')}</p>
          <div className={classes.cards}>
            {webhooks.map(([id, node]) => (
              <WebhookCard key={id} edit={edit} id={id} name={node.name || id} />
            ))}
          </div>
        </Section>
      )}
      {choices.length > 0 && (
        <Section title={t('systems.arms')}>
          <p className={classes.quiet}>{t('systems.armsHint')}</p>
          <div className={classes.cards}>
            {choices.map(([id]) => (
              <ArmsCard key={id} edit={edit} id={id} />
            ))}
          </div>
        </Section>
      )}
    </>
  )
}

type TeamSpec = Scenario['teams'][string]

function TeamCard({ edit, id, used }: { edit: ScenarioEdit; id: string; used: boolean }) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const field = useId()
  const { teams } = edit.scenario
  const team = teams[id]
  const set = (next: TeamSpec) => edit.change({ teams: { ...teams, [id]: next } })
  const handled = team ? spreadOfDuration(team.handleTime).mean : 0
  return (
    <fieldset className={classes.card} aria-label={id}>
      <div className={classes.cardHead}>
        <h4>
          <bdi>{id}</bdi>
          {!used && <span className={classes.tag}>{t('systems.unused')}</span>}
        </h4>
        {team ? (
          <IconButton
            label={t('systems.removeTeam', { name: id })}
            onClick={() => edit.change({ teams: without(teams, id) })}
          >
            <IconTrash size={14} />
          </IconButton>
        ) : (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => set({ agents: 5, handleTime: { dist: 'lognormal', median: 'PT15M', sigma: 0.6 } })}
          >
            {t('systems.addTeam')}
          </Button>
        )}
      </div>
      {team ? (
        <>
          <FieldRow label={t('systems.agents')} htmlFor={field}>
            <NumberField
              id={field}
              value={team.agents}
              min={0}
              max={1_000_000}
              allowDecimal={false}
              onChange={(agents) => agents !== undefined && set({ ...team, agents })}
            />
          </FieldRow>
          <h5 className={classes.subhead}>{t('systems.handleTime')}</h5>
          <DurationDist
            label={t('systems.handleTime')}
            value={team.handleTime}
            onChange={(handleTime) => set({ ...team, handleTime })}
          />
          {handled > 0 && (
            <p className={classes.quiet}>
              {t('systems.capacity', { n: format.number((team.agents * 3_600_000) / handled, 1) })}
            </p>
          )}
        </>
      ) : (
        <p className={classes.quiet}>{t('systems.noTeam')}</p>
      )}
    </fieldset>
  )
}

function WebhookCard({ edit, id, name }: { edit: ScenarioEdit; id: string; name: string }) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const field = useId()
  const { webhooks } = edit.scenario
  const webhook = webhooks[id]
  const set = (parts: Partial<Scenario['webhooks'][string]>) =>
    edit.change({ webhooks: { ...webhooks, [id]: present({ error: 0, ...webhook, ...parts }) } })
  return (
    <fieldset className={classes.card} aria-label={name}>
      <div className={classes.cardHead}>
        <h4>
          <bdi>{name}</bdi>
        </h4>
        {webhook && (
          <IconButton
            label={t('systems.removeWebhook', { name })}
            onClick={() => edit.change({ webhooks: without(webhooks, id) })}
          >
            <IconTrash size={14} />
          </IconButton>
        )}
      </div>
      <FieldRow label={t('systems.error')} htmlFor={field}>
        <PercentInput
          id={field}
          placeholder={format.percent(0, 0)}
          value={webhook?.error}
          onChange={(error) => error !== undefined && set({ error })}
        />
      </FieldRow>
      <FieldRow label={t('systems.latency')}>
        <DelayButton
          label={t('systems.latency')}
          value={webhook?.latency}
          onChange={(latency) => set({ latency } as Partial<Scenario['webhooks'][string]>)}
        />
      </FieldRow>
    </fieldset>
  )
}

function ArmsCard({ edit, id }: { edit: ScenarioEdit; id: string }) {
  const { t } = useTranslation('population')
  const field = useId()
  const node = edit.variant.nodes[id]
  if (node?.kind !== 'nextBest') return null
  const { arms } = edit.scenario
  const given = arms[id] ?? {}
  const set = (arm: string, goal: number | undefined) => {
    const next = goal === undefined ? without(given, arm) : { ...given, [arm]: { goal } }
    edit.change({ arms: Object.keys(next).length === 0 ? without(arms, id) : { ...arms, [id]: next } })
  }
  const name = node.name || id
  const named = Object.fromEntries(Object.entries(node.config.arms).map(([arm, each]) => [arm, each.name || arm]))
  const rates = Object.fromEntries(Object.entries(given).map(([arm, { goal }]) => [named[arm] ?? arm, goal]))
  return (
    <fieldset className={classes.card} aria-label={name}>
      <div className={classes.cardHead}>
        <h4>
          <bdi>{name}</bdi>
        </h4>
      </div>
      {Object.entries(named).map(([arm, label]) => (
        <FieldRow key={arm} label={label} htmlFor={`${field}${arm}`}>
          <PercentInput
            clearable
            id={`${field}${arm}`}
            placeholder={t('systems.byEvents')}
            value={given[arm]?.goal}
            onChange={(goal) => set(arm, goal)}
          />
        </FieldRow>
      ))}
      {Object.values(rates).some((rate) => rate > 0) && <Rates label={name} rates={rates} />}
    </fieldset>
  )
}

/** True rates beside each other; they do not add up to one. */
function Rates({ label, rates }: { label: string; rates: Readonly<Record<string, number>> }) {
  const shares = Object.entries(rates).map(([value, share]) => ({ value, share }))
  return (
    <div className={classes.rates}>
      <SpreadChart label={label} spread={{ type: 'shares', shares }} unit="number" />
    </div>
  )
}
