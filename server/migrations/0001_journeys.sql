-- Text that people wrote is kept as JSON text, never as jsonb or bare: PostgreSQL holds neither \u0000 nor lone
-- surrogates, and jsonb would lose the canonical order of keys.
create table journeys (
  id text primary key,
  revision integer not null,
  hash text not null,
  digest text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Rises with every write: decides the order of the list within one instant.
  touched bigint not null,
  deleted_at timestamptz
)
--> statement-breakpoint
create sequence journeys_touched
--> statement-breakpoint
create index journeys_by_change on journeys (touched desc) where deleted_at is null
--> statement-breakpoint
create table revisions (
  journey_id text not null references journeys (id),
  revision integer not null,
  hash text not null,
  digest text not null,
  document text not null,
  created_at timestamptz not null,
  primary key (journey_id, revision)
)
--> statement-breakpoint
create table publications (
  id bigint generated always as identity primary key,
  journey_id text not null,
  revision integer not null,
  variant text not null,
  machine text not null,
  source_map text not null,
  diagnostics text not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (journey_id, revision) references revisions (journey_id, revision)
)
--> statement-breakpoint
create index publications_by_journey on publications (journey_id, id desc) where withdrawn_at is null
