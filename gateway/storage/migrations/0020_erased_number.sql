-- Up Migration

-- Numbers of people whose data were erased: what Zoom still has of the time before is not taken over once more. Only a hash
-- of the number is kept.
create table erased_number (
  number_hash bytea primary key,
  erased_at timestamptz not null
);
