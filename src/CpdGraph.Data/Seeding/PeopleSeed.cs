using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>
/// Reads <c>demo/people.yaml</c>. Days count back from today. What a coach has learned passes the same rules as what people type, so the
/// demonstration shows nothing that the service would refuse.
/// </summary>
internal sealed class PeopleSeed(SeedReading reading, LearningSeed learning)
{
    private const string CommandLine = "the command line";

    private readonly SeededPeople people = new();
    private readonly Dictionary<string, Principal> accounts = [];
    private readonly Dictionary<string, Supervisor> supervisors = [];

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

        foreach (var (row, _) in rows.Where(pair => pair.Role == Role.Coach))
        {
            AddCoach(row);
        }

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
                CreatedAt = Moment(Ago(400)),
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
            CreatedAt = Moment(since),
        });

        if (role == Role.Supervisor)
        {
            AddSupervisor(row, key, organisation!);
        }
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
            Revision = 1,
            CreatedAt = Moment(Ago(400)),
            UpdatedAt = Moment(Ago(400)),
        };
        supervisors[key] = supervisor;
        people.Supervisors.Add(supervisor);
    }

    private void AddCoach(SeedNode row)
    {
        var key = row.Slug("key");
        var employments = row.RequiredRows("employments").Select((part, index) => Employment(part, key, index + 1)).ToArray();
        var assignments = row.Rows("supervision").Select((part, index) => Assignment(part, key, index + 1)).OfType<SupervisorAssignment>().ToArray();
        var since = Moment(employments.Length == 0 ? reading.Today : employments.Min(employment => employment.StartedOn));
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

        if (recorder is { } writer)
        {
            learning.Add(row, new RecordOwner(key, coach.Id, writer, employments), Checker, people);
        }
        else
        {
            reading.Report(row.Place, "has neither joined nor a line manager: nobody could have kept the record.");
        }
    }

    private Principal? Checker(SeedNode row, string key)
    {
        if (supervisors.ContainsKey(key))
        {
            return accounts.GetValueOrDefault(key);
        }

        reading.Report(row.Place, $"'{key}' is not a known supervisor.");
        return null;
    }

    private Employment Employment(SeedNode row, string coach, int number) => new()
    {
        Id = EmploymentId.From(reading.Define(RecordKind.Employment, $"{coach}/{number}", row.Place)),
        CoachId = CoachOf(coach),
        OrganisationId = OrganisationSeed.Refer(row, row.Text("organisation")),
        PlacedWithId = row.TextOrNull("placedWith") is { } other ? OrganisationSeed.Refer(row, other) : null,
        JobTitle = row.Text("jobTitle"),
        StartedOn = Ago(row.Number("startedDaysAgo")),
        EndedOn = row.NumberOrNull("endedDaysAgo") is { } days ? Ago(days) : null,
        WholeTimeEquivalent = row.DecimalOrNull("wholeTimeEquivalent"),
        FundedByArrs = row.FlagOrNull("fundedByArrs") ?? false,
    };

    private SupervisorAssignment? Assignment(SeedNode row, string coach, int number)
    {
        var key = row.Text("supervisor");
        var starts = Ago(row.Number("startedDaysAgo"));
        var ends = row.NumberOrNull("endedDaysAgo") is { } days ? Ago(days) : (DateOnly?)null;
        var kind = row.Choice<SupervisionKind>("kind");

        if (!supervisors.TryGetValue(key, out var supervisor) || key == coach)
        {
            reading.Report(row.Place, $"'{key}' is not a known supervisor of others.");
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
            CreatedAt = Moment(starts),
        };
    }

    private static ProfessionalRegistration Registration(SeedNode row) => new()
    {
        Body = row.Text("body"),
        Number = row.TextOrNull("number"),
        CheckedOn = row.NumberOrNull("checkedDaysAgo") is { } days ? row.Reading.Today.AddDays(-days) : null,
    };

    private static PrincipalId AccountId(string key) => PrincipalId.From(StableId.Of(RecordKind.Principal, key));

    private static CoachId CoachOf(string key) => CoachId.From(StableId.Of(RecordKind.Coach, key));

    private DateOnly Ago(int days) => reading.Today.AddDays(-days);

    private static DateTimeOffset Moment(DateOnly day) => LondonCalendar.StartOf(day);
}
