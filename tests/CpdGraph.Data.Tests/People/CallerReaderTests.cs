using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

public abstract class CallerReaderTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private const string Issuer = "https://login.example.org";

    // The clock of the tests' process stands here.
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateTimeOffset Before = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly CatalogueRows catalogue = SampleRows.All();
    private readonly Principal person = Account("person") with { CoachId = CoachId.New(Before) };
    private readonly Principal other = Account("other");

    [Fact]
    public async Task Somebody_whom_nobody_has_granted_anything_is_not_known()
    {
        await SaveAsync();

        Assert.Null(await FindAsync("stranger"));
        Assert.Null(await FindAsync(person.Subject, "https://elsewhere.example.org"));
    }

    [Fact]
    public async Task An_account_alone_is_found_without_rights()
    {
        await SaveAsync();

        var facts = await FindAsync(other.Subject);

        Assert.Equal(other, facts!.Principal);
        Assert.Null(facts.SupervisorId);
        Assert.Empty(facts.Memberships);
        Assert.Empty(facts.Supervising);
        Assert.Empty(facts.SupervisedBy);
    }

    [Fact]
    public async Task Memberships_are_found_whole_without_those_that_are_over_or_revoked()
    {
        var analyst = Grant(Role.Analyst) with
        {
            OrganisationId = catalogue.Organisations[0].Id,
            Relation = OrganisationRelation.Oversees,
            ValidTo = Today,
            GrantedById = other.Id,
        };
        var publisher = Grant(Role.Publisher) with { ProviderId = catalogue.Providers[0].Id };
        await SaveAsync(
            analyst,
            publisher,
            Grant(Role.Steward) with { ValidTo = Today.AddDays(-1) },
            Grant(Role.Steward) with { RevokedAt = Before, ValidTo = Today },
            Grant(Role.Administrator) with { PrincipalId = other.Id });

        var facts = await FindAsync(person.Subject);

        Assert.Equal([analyst, publisher], facts!.Memberships.OrderByDescending(row => row.Role));
    }

    [Fact]
    public async Task Coaches_and_supervisors_of_the_caller_are_found_while_the_arrangement_is_live()
    {
        var (self, boss) = (SupervisorOf(person), SupervisorOf(other));
        var coach = new Coach { Id = CoachId.New(Before), DisplayName = "Coach", Revision = 1, CreatedAt = Before, UpdatedAt = Before };
        var own = coach with { Id = person.CoachId!.Value, PrincipalId = person.Id };
        var supervising = Arrange(coach, self, SupervisionKind.Clinical) with { EndsOn = Today };
        var supervised = Arrange(own, boss, SupervisionKind.LineManagement);
        await SaveAsync(
            self, boss, coach, own, supervising, supervised,
            Arrange(coach, self, SupervisionKind.HealthCoaching) with { EndsOn = Today.AddDays(-1) },
            Arrange(own, boss, SupervisionKind.Clinical) with { EndsOn = Today.AddDays(-1) },
            Arrange(coach, boss, SupervisionKind.LineManagement));

        var facts = await FindAsync(person.Subject);

        Assert.Equal(self.Id, facts!.SupervisorId);
        Assert.Equal([supervising], facts.Supervising);
        Assert.Equal([supervised], facts.SupervisedBy);
    }

    [Fact]
    public async Task All_of_it_is_one_statement_however_much_there_is()
    {
        var self = SupervisorOf(person);
        var coaches = Enumerable.Range(0, 30)
            .Select(_ => new Coach { Id = CoachId.New(Before), DisplayName = "Coach", Revision = 1, CreatedAt = Before, UpdatedAt = Before })
            .ToArray();
        await SaveAsync([self, .. coaches, .. coaches.Select(coach => Arrange(coach, self, SupervisionKind.LineManagement)), Grant(Role.Steward)]);
        using var count = SqlLog.Count();

        var facts = await FindAsync(person.Subject);

        Assert.Equal(1, count.Statements);
        Assert.Equal(30, facts!.Supervising.Length);
        Assert.Single(facts.Memberships);
    }

    private static Principal Account(string subject) =>
        new() { Id = PrincipalId.New(Before), Issuer = Issuer, Subject = subject, Name = $"Name of {subject}", CreatedAt = Before };

    private Membership Grant(Role role) => new()
    {
        Id = MembershipId.New(Before),
        PrincipalId = person.Id,
        MemberName = "Member",
        Role = role,
        ValidFrom = Today.AddDays(-10),
        GrantedByName = "the command line",
        CreatedAt = Before,
    };

    private static Supervisor SupervisorOf(Principal account) => new()
    {
        Id = SupervisorId.New(Before),
        DisplayName = account.Name,
        PrincipalId = account.Id,
        Revision = 1,
        CreatedAt = Before,
        UpdatedAt = Before,
    };

    private static SupervisorAssignment Arrange(Coach coach, Supervisor supervisor, SupervisionKind kind) => new()
    {
        Id = SupervisorAssignmentId.New(Before),
        CoachId = coach.Id,
        SupervisorId = supervisor.Id,
        Kind = kind,
        StartsOn = Today.AddDays(-10),
        CreatedAt = Before,
    };

    private async Task<CallerFacts?> FindAsync(string subject, string issuer = Issuer)
    {
        await using var db = Process.NewContext();
        return await new CallerReader(db, Process.Get<SqlLog>(), Process.Get<TimeProvider>()).FindAsync(issuer, subject, Cancellation);
    }

    private async Task SaveAsync(params object[] records)
    {
        await using var db = Process.NewContext();
        db.AddRange(SampleRows.Of(catalogue));
        db.AddRange(person, other);
        db.AddRange(records);
        await db.SaveChangesAsync(Cancellation);
    }
}

public sealed class CallerReaderTestsOnSqlite : CallerReaderTests<SqliteEngine>;

public sealed class CallerReaderTestsOnPostgres : CallerReaderTests<PostgresEngine>;
