using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>
/// Reads <c>demo/people.yaml</c>. Days count back from today. What a coach's record holds passes the same rules as what people type, so the
/// demonstration shows nothing that the service would refuse.
/// </summary>
internal sealed class PeopleSeed(SeedReading reading, SeededCatalogue catalogue)
{
    private const string CommandLine = "the command line";

    private readonly SeededPeople people = new();
    private readonly Dictionary<string, Principal> accounts = [];
    private readonly SeededSupervisors supervisors = new(reading);

    public SeededPeople Read(string file)
    {
        if (reading.Lists(file) is not { } lists)
        {
            return people;
        }

        if (lists.Provenance != Provenance.Illustrative || lists.Source.Length == 0)
        {
            reading.Report(file, "holds people who are not marked illustrative.");
        }

        var rows = DemoAccountSeed.Rows(lists);
        AddAccounts(rows);

        foreach (var (row, role) in rows.Where(pair => pair.Role != Role.Coach))
        {
            AddMembership(row, role);
        }

        foreach (var row in lists.Rows("allocations"))
        {
            AddAllocation(row);
        }

        var coaches = rows.Where(pair => pair.Role == Role.Coach).Select(pair => (pair.Row, Owner: Coach(pair.Row))).ToArray();

        // What rests on other records comes after them: tiers after courses, meetings after the tiers of those who supervise.
        var places = new PlaceSeed(reading, catalogue, supervisors);
        Action<SeedNode, RecordOwner, SeededPeople>[] parts =
        [
            new LearningSeed(reading, catalogue, supervisors).Add,
            new RecognitionSeed(reading, catalogue, supervisors).Add,
            new SessionSeed(reading, catalogue, supervisors).Add,
            new CompetenceSeed(reading, catalogue, supervisors).Add,
            new PathwayProgressSeed(reading, catalogue, supervisors).Add,
            new PlanSeed(reading, catalogue, supervisors).Add,
            places.Add,
        ];

        foreach (var add in parts)
        {
            foreach (var (row, owner) in coaches)
            {
                if (owner is not null)
                {
                    add(row, owner, people);
                }
            }
        }

        places.Play(people);

        return people;
    }

    private void AddAccounts(ImmutableArray<(SeedNode Row, Role Role)> rows)
    {
        foreach (var account in DemoAccountSeed.Read(rows))
        {
            var principal = new Principal
            {
                Id = AccountId(account.Key),
                Issuer = DemoPeople.Issuer,
                Subject = account.Key,
                Name = account.Name,
                CoachId = account.Roles.Contains(Role.Coach) ? CoachOf(account.Key) : null,
                CreatedAt = reading.Moment(Ago(400)),
            };
            accounts.Add(account.Key, principal);
            people.Principals.Add(principal);
        }
    }

    private void AddMembership(SeedNode row, Role role)
    {
        var key = row.Text("key");
        var since = Ago(400);
        var provider = role == Role.Publisher ? row.Text("provider") : null;
        var organisation = role is Role.Analyst or Role.Supervisor ? row.Text("organisation") : null;
        var granter = role is Role.Steward or Role.Administrator ? null : people.Principals.FirstOrDefault();

        people.Memberships.Add(new()
        {
            Id = MembershipId.From(reading.Define(RecordKind.Membership, $"{key}/{role}/{provider ?? organisation}", row.Place)),
            PrincipalId = AccountId(key),
            MemberName = row.Text("name"),
            Role = role,
            ProviderId = provider is null ? null : ProviderId.From(reading.Refer(CatalogueKind.Provider, provider, row.Place)),
            OrganisationId = organisation is null ? null : OrganisationSeed.Refer(row, organisation),
            Relation = organisation is null ? null : row.Choice<OrganisationRelation>("relation"),
            ValidFrom = since,
            GrantedById = granter?.Id,
            GrantedByName = granter?.Name ?? CommandLine,
            CreatedAt = reading.Moment(since),
        });

        if (role == Role.Supervisor)
        {
            AddSupervisor(row, key, organisation!);
        }
    }

    private void AddAllocation(SeedNode row)
    {
        var (key, opened) = (row.Text("key"), row.Ago("openedDaysAgo"));
        var id = FundingAllocationId.From(reading.Define(RecordKind.FundingAllocation, key, row.Place));
        var recorder = row.Text("recordedBy");
        var amount = Money.TryOfAmount(row.DecimalOrNull("amount") ?? 0);

        if (!accounts.ContainsKey(recorder))
        {
            reading.Report(row.Place, $"there is nobody \"{recorder}\".");
        }

        if (amount is not { Pence: > 0 })
        {
            reading.Report(row.Place, "a budget has an amount above 0, in whole pence.");
            return;
        }

        var (allocation, entry) = Ledger.Allocate(
            new()
            {
                Id = id,
                OrganisationId = OrganisationSeed.Refer(row, row.Text("organisation")),
                StreamId = FundingStreamId.From(reading.Refer(CatalogueKind.FundingStream, row.Text("stream"), row.Place)),
                Amount = amount.Value,
                CommittedPence = 0,
                SpentPence = 0,
                OpensOn = opened,
                ClosesOn = opened.AddDays(row.Number("closesAfterDays")),
                Reference = row.TextOrNull("reference"),
                LastEntry = 0,
                RecordedById = AccountId(recorder),
                Revision = 0,
                CreatedAt = reading.Moment(opened),
                UpdatedAt = reading.Moment(opened),
            },
            reading.Moment(opened));
        people.Allocations.Add(allocation);

        // The same each time it is loaded, as the budget is.
        people.LedgerEntries.Add(entry with { Id = LedgerEntryId.From(StableId.Of(RecordKind.FundingAllocation, $"{key}/1")) });
    }

    private void AddSupervisor(SeedNode row, string key, string organisation)
    {
        var supervisor = new Supervisor
        {
            Id = SupervisorId.From(reading.Define(RecordKind.Supervisor, key, row.Place)),
            DisplayName = row.Text("name"),
            Email = row.TextOrNull("email"),
            OrganisationId = OrganisationSeed.Refer(row, organisation),
            CoachId = accounts.GetValueOrDefault(key)?.CoachId,
            PrincipalId = AccountId(key),
            ClinicalRegistrations = [.. row.Rows("registrations").Select(Registration)],
            CapacityMinutesPerMonth = row.NumberOrNull("capacityMinutesPerMonth"),
            KnownTiers = [.. row.Rows("knownTiers").Select(Known)],
            Revision = 1,
            CreatedAt = reading.Moment(Ago(400)),
            UpdatedAt = reading.Moment(Ago(400)),
        };

        if (accounts.GetValueOrDefault(key) is { } account)
        {
            supervisors.Add(key, supervisor, account);
        }

        people.Supervisors.Add(supervisor);
    }

    private RecordOwner? Coach(SeedNode row)
    {
        var key = row.Slug("key");
        var employments = row.RequiredRows("employments").Select((part, index) => Employment(part, key, index + 1)).ToArray();
        var assignments = row.Rows("supervision").Select((part, index) => Assignment(part, key, index + 1)).OfType<SupervisorAssignment>().ToArray();
        var since = reading.Moment(employments.Length == 0 ? reading.Today : employments.Min(employment => employment.StartedOn));
        var coach = new Coach
        {
            Id = CoachId.From(reading.Define(RecordKind.Coach, key, row.Place)),
            DisplayName = row.Text("name"),
            Email = row.TextOrNull("email"),
            PrincipalId = row.FlagOrNull("joined") == false ? null : AccountId(key),
            Registrations = [.. row.Rows("registrations").Select(Registration)],
            SpecialismIds =
            [
                .. row.Texts("specialisms").Select(slug => SpecialismId.From(reading.Refer(CatalogueKind.Specialism, slug, row.Place))),
            ],
            Revision = 1,
            CreatedAt = since,
            UpdatedAt = since,
        };
        people.Coaches.Add(coach);
        people.Employments.AddRange(employments);
        people.Assignments.AddRange(assignments);

        // Until a coach has taken the record over, their line manager keeps it.
        var recorder = coach.PrincipalId
            ?? people.Supervisors.Find(supervisor => assignments.Any(row => row.SupervisorId == supervisor.Id && row.Kind == SupervisionKind.LineManagement))?.PrincipalId;

        if (recorder is not { } writer)
        {
            reading.Report(row.Place, "has neither joined nor a line manager: nobody could have kept the record.");
            return null;
        }

        return new RecordOwner(key, coach, writer, [.. employments], [.. assignments]);
    }

    private Employment Employment(SeedNode row, string coach, int number) => new()
    {
        Id = EmploymentId.From(reading.Define(RecordKind.Employment, $"{coach}/{number}", row.Place)),
        CoachId = CoachOf(coach),
        OrganisationId = OrganisationSeed.Refer(row, row.Text("organisation")),
        PlacedWithId = row.TextOrNull("placedWith") is { } other ? OrganisationSeed.Refer(row, other) : null,
        JobTitle = row.Text("jobTitle"),
        StartedOn = row.Ago("startedDaysAgo"),
        EndedOn = row.AgoOrNull("endedDaysAgo"),
        WholeTimeEquivalent = row.DecimalOrNull("wholeTimeEquivalent"),
        FundedByArrs = row.FlagOrNull("fundedByArrs") ?? false,
    };

    private SupervisorAssignment? Assignment(SeedNode row, string coach, int number)
    {
        var key = row.Text("supervisor");
        var starts = row.Ago("startedDaysAgo");
        var ends = row.AgoOrNull("endedDaysAgo");
        var kind = row.Choice<SupervisionKind>("kind");

        if (supervisors.Find(row, key) is not { Supervisor: var supervisor })
        {
            return null;
        }

        if (key == coach)
        {
            reading.Report(row.Place, "nobody supervises themselves.");
            return null;
        }

        return new SupervisorAssignment
        {
            Id = SupervisorAssignmentId.From(reading.Define(RecordKind.SupervisorAssignment, $"{coach}/{number}", row.Place)),
            CoachId = CoachOf(coach),
            SupervisorId = supervisor.Id,
            Kind = kind,
            StartsOn = starts,
            EndsOn = ends,
            CreatedAt = reading.Moment(starts),
        };
    }

    private static KnownTier Known(SeedNode row) => new()
    {
        Tier = row.Choice<PracticeTier>("tier"),
        AwardedOn = row.Ago("daysAgo"),
        Basis = row.Text("basis"),
        RecognisedBy = row.Text("recognisedBy"),
    };

    private static ProfessionalRegistration Registration(SeedNode row) => new()
    {
        Body = row.Text("body"),
        Number = row.TextOrNull("number"),
        CheckedOn = row.AgoOrNull("checkedDaysAgo"),
    };

    private static PrincipalId AccountId(string key) => PrincipalId.From(StableId.Of(RecordKind.Principal, key));

    private static CoachId CoachOf(string key) => CoachId.From(StableId.Of(RecordKind.Coach, key));

    private DateOnly Ago(int days) => reading.Today.AddDays(-days);

}
