-- Requests to Zoom and Salesforce over all gateways: when the next of a pool may go out, and how many a day has had.
create table pace (
  pool text primary key,
  next_at timestamptz not null default now(),
  day date not null default (now() at time zone 'utc')::date,
  used integer not null default 0
);
