import { z } from 'zod'
import { DEFAULT_RATE_LIMIT } from './app.ts'
import type { DatabaseOptions } from './db/database.ts'

const DEFAULT_PORT = 4310

const environmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().pipe(z.int().min(0).max(65_535)).default(DEFAULT_PORT),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'should begin with postgres:// or postgresql://')
    .optional(),
  JORNADA_DATA: z.string().min(1).default('data'),
  JORNADA_APP: z.string().min(1).default('dist'),
  JORNADA_ALLOWED_HOSTS: z.string().default(''),
  JORNADA_RATE_LIMIT: z.coerce.number().pipe(z.int().min(0)).default(DEFAULT_RATE_LIMIT),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
})

export interface Config {
  readonly host: string
  readonly port: number
  readonly database: DatabaseOptions
  readonly appFolder: string
  readonly allowedHosts: readonly string[]
  readonly rateLimit: number
  readonly logLevel: string
}

export class ConfigError extends Error {}

/** Reads the environment; an empty variable counts as not set. Throws `ConfigError` naming every wrong one. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
  }
  const env = parsed.data
  return {
    host: env.HOST,
    port: env.PORT,
    database: env.DATABASE_URL ? { kind: 'url', url: env.DATABASE_URL } : { kind: 'folder', folder: env.JORNADA_DATA },
    appFolder: env.JORNADA_APP,
    allowedHosts: env.JORNADA_ALLOWED_HOSTS.split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ''),
    rateLimit: env.JORNADA_RATE_LIMIT,
    logLevel: env.LOG_LEVEL,
  }
}
