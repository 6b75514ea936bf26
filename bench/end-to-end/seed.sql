-- Made-up rows for the end-to-end measurement, straight into the product's tables. No random(): every run has the same rows.
-- 200 providers, 20,000 offers with 3 to 6 competencies, 60,000 runs, 5,000 coaches, 200,000 completions (coaches 1 to 200 have 520 each,
-- the others 20). Rows of one statement fit each other, so the foreign keys need not be asked for each of them.
\set ON_ERROR_STOP on
set session_replication_role = replica;

-- Even and without pattern, for number i and purpose s.
create or replace function bench_hash(i bigint, s int) returns bigint language sql immutable as
$$ select ((i * 2654435761 + s * 40503::bigint * 97) # ((i * 40503 + s) >> 7)) & 2147483647 $$;

-- A UUID of version 7 whose order is that of the numbers.
create or replace function bench_id(kind int, i bigint) returns uuid language sql immutable as
$$ select ('018f' || lpad(to_hex(i), 8, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || substr(md5(kind || ':' || i), 1, 15))::uuid $$;

insert into competency_framework (id, code, name, version, status, valid_from, provenance)
select bench_id(1, 1), 'BENCH', 'Framework of the measurement', '1', 'Current', date '2020-01-01', 'Illustrative';

insert into competency_area (id, framework_id, code, name, position, provenance)
select bench_id(2, i), bench_id(1, 1), chr(64 + i), (array['Coaching practice', 'Personalised care', 'Safety and governance', 'Leadership and development'])[i],
    i, 'Illustrative'
from generate_series(1, 4) i;

insert into competency (id, area_id, code, position, statement, expectations, alignments, provenance)
select bench_id(3, i), bench_id(2, (i - 1) / 10 + 1), chr(65 + (i - 1) / 10) || ((i - 1) % 10 + 1), (i - 1) % 10 + 1,
    'Competency ' || i || ' of the framework', '[]', '[]', 'Illustrative'
from generate_series(1, 40) i;

insert into organisation (id, name, kind, ods_code, provenance)
select bench_id(4, i), 'Primary Care Network ' || i, 'PrimaryCareNetwork', 'U' || lpad(i::text, 5, '0'), 'Illustrative' from generate_series(1, 100) i;

insert into provider (id, slug, name, kind, area_ids, provenance, revision, created_at, updated_at)
select bench_id(5, i), 'provider-' || i, 'Provider ' || i || ' Training', (array['TrainingHub', 'University', 'VoluntarySector', 'Commercial'])[i % 4 + 1],
    '[]', 'Illustrative', 1, timestamptz '2026-01-01Z', timestamptz '2026-01-01Z'
from generate_series(1, 200) i;

-- Four of five are published; nobody in this measurement sees the drafts.
insert into offer (id, slug, provider_id, status, current_version, published_at, provenance, revision, created_at, updated_at)
select bench_id(6, i), 'offer-' || i, bench_id(5, bench_hash(i, 1) % 200 + 1), case when bench_hash(i, 6) % 5 < 4 then 'Published' else 'Draft' end,
    1, case when bench_hash(i, 6) % 5 < 4 then timestamptz '2026-01-01Z' end, 'Illustrative', 1, timestamptz '2026-01-01Z', timestamptz '2026-01-01Z'
from generate_series(1, 20000) i;

insert into offer_version (id, offer_id, number, published_at, title, summary, channel, format, formality, prerequisite_ids, tiers, specialism_ids,
    satisfies_ids, eligible_funding_ids, provenance, delivery_cpd_minutes, delivery_mode, price_free, price_amount_currency, price_amount_pence)
select bench_id(7, i), bench_id(6, i), 1, timestamptz '2026-01-01Z',
    (array['Motivational', 'Foundation', 'Advanced', 'Group', 'Digital', 'Behaviour', 'Trauma', 'Health', 'Shared', 'Supervised'])[bench_hash(i, 2) % 10 + 1]
        || ' ' || (array['interviewing', 'coaching', 'consultation', 'facilitation', 'leadership', 'decision making', 'change', 'literacy'])[bench_hash(i, 3) % 8 + 1]
        || ' course ' || lpad(i::text, 5, '0'),
    'A ' || (array['one day', 'two day', 'four day', 'self-paced'])[bench_hash(i, 4) % 4 + 1]
        || ' programme on working with people in primary care; it covers goals, "what matters" and follow-up (number ' || i || ').',
    'TrainingHub', (array['Course', 'Workshop', 'ELearning', 'Webinar', 'Programme'])[bench_hash(i, 5) % 5 + 1], 'Formal', '[]', '[]', '[]', '[]', '[]',
    'Illustrative', 30 + 30 * (bench_hash(i, 8) % 40), (array['InPerson', 'LiveOnline', 'Blended'])[bench_hash(i, 7) % 3 + 1],
    false, 'GBP', 500 * (1 + bench_hash(i, 9) % 120)
from generate_series(1, 20000) i;

-- In the framework's order, as every side shows them.
insert into competency_mapping (offer_version_id, competency_id, position, coverage, verification, provenance)
select bench_id(7, i), bench_id(3, c), row_number() over (partition by i order by c), 
    case when row_number() over (partition by i order by c) = 1 then 'Develops' else (array['Introduces', 'Develops', 'Assesses'])[bench_hash(i * 7 + c, 22) % 3 + 1] end,
    'Verified', 'Illustrative'
from (select distinct i, (bench_hash(i, 20) + k * (7 + 2 * (bench_hash(i, 21) % 3))) % 40 + 1 as c
      from generate_series(1, 20000) i cross join lateral generate_series(0, (2 + bench_hash(i, 23) % 4)::int) k) pairs;

insert into offer_run (id, offer_id, starts_at, ends_at, capacity, waiting_list_open, approval_needed, provenance, revision, created_at, updated_at, price_free)
select bench_id(8, i), bench_id(6, (i - 1) % 20000 + 1), start, start + interval '3 hours', 20, false, false, 'Illustrative', 1,
    timestamptz '2026-01-01Z', timestamptz '2026-01-01Z', true
from (select i, timestamptz '2026-02-01 09:00Z' + (bench_hash(i, 10) % 700) * interval '1 day' as start from generate_series(1, 60000) i) runs;

insert into run_session (run_id, key, starts_at, ends_at) select id, '1', starts_at, ends_at from offer_run;

-- Coaches 1 to 200 have accounts: they sign in and read their own records.
insert into principal (id, issuer, subject, name, coach_id, created_at)
select bench_id(9, i), 'cpdgraph-development', 'coach-' || i, 'Coach Number ' || i, bench_id(10, i), timestamptz '2026-01-01Z' from generate_series(1, 200) i;

insert into coach (id, display_name, email, principal_id, registrations, specialism_ids, revision, created_at, updated_at)
select bench_id(10, i), 'Coach Number ' || i, 'coach' || i || '@example.org', case when i <= 200 then bench_id(9, i) end, '[]', '[]', 1,
    timestamptz '2026-01-01Z', timestamptz '2026-01-01Z'
from generate_series(1, 5000) i;

insert into employment (id, coach_id, organisation_id, job_title, started_on, whole_time_equivalent, funded_by_arrs)
select bench_id(11, i), bench_id(10, i), bench_id(4, (i - 1) % 100 + 1), 'Health and wellbeing coach', date '2021-01-01', 1, true from generate_series(1, 5000) i;

-- Of published offers alone. Days of one coach repeat, so that the id decides now and then, as it does in life.
insert into completion (id, coach_id, offer_id, offer_version_id, occurred_on, cpd_minutes, outcome, verification, recorded_by_id, recorded_at, updated_at, cost_currency, cost_pence)
select bench_id(12, n), bench_id(10, coach), bench_id(6, offer), bench_id(7, offer), date '2021-01-01' + (bench_hash(n, 31) % 2000)::int,
    30 + 30 * (bench_hash(n, 34) % 20), (array['Attended', 'Passed', 'PassedWithMerit'])[bench_hash(n, 32) % 3 + 1], 'SelfReported', bench_id(9, 1),
    timestamptz '2026-06-30Z', timestamptz '2026-06-30Z', 'GBP', 500 * (bench_hash(n, 33) % 60)
from (select n, case when n <= 104000 then (n - 1) / 520 + 1 else (n - 104001) / 20 + 201 end as coach, published.offer
      from generate_series(1, 200000) n
      join (select i as offer, row_number() over (order by i) - 1 as place, count(*) over () as all_of_them
            from generate_series(1, 20000) i where bench_hash(i, 6) % 5 < 4) published
      on published.place = bench_hash(n, 30) % 15000) rows;

-- Five streams of money, and one of them for each completion but every sixth.
insert into funding_stream (id, code, name, kind, available_to, provenance)
select bench_id(13, i), 'STREAM_' || i, 'Stream ' || i, (array['TrainingHub', 'NhsEngland', 'IntegratedCareBoard', 'Employer', 'Self'])[i], '[]', 'Illustrative'
from generate_series(1, 5) i;

insert into funding_award (coach_id, id, completion_id, stream_id, employer_id, amount_currency, amount_pence, awarded_on, position, status, use)
select coach_id, bench_id(14, n), bench_id(12, n), bench_id(13, bench_hash(n, 35) % 6), employment.organisation_id, 'GBP', cost_pence, occurred_on, 1, 'Stated', 'CourseFee'
from (select row_number() over (order by id) as n, c.* from completion c) c join employment using (coach_id)
where bench_hash(n, 35) % 6 > 0;

-- Somebody who has numbers of all of them.
insert into principal (id, issuer, subject, name, created_at)
values (bench_id(9, 1000), 'cpdgraph-development', 'steward', 'Steward', timestamptz '2026-01-01Z');

insert into membership (id, principal_id, member_name, role, granted_by_name, valid_from, created_at)
values (bench_id(15, 1), bench_id(9, 1000), 'Steward', 'Steward', 'Nobody', date '2026-01-01', timestamptz '2026-01-01Z');

-- What whoever writes the statements by hand would add for them. The product reads the catalogue from memory and needs none of it.
create index bench_offer_version_listing on offer_version (format, title, id) include (offer_id);
create index bench_employment_organisation on employment (organisation_id) include (coach_id, started_on, ended_on);
create index bench_completion_coach_day on completion (coach_id, occurred_on) include (id, offer_version_id, verification);
create index bench_funding_award_completion on funding_award (completion_id) include (stream_id);

reset session_replication_role;
vacuum analyze;
