using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

/// <summary>The illustrative people as the database has them after seeding.</summary>
public abstract class DemoPeopleTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task People_are_added_once_and_what_became_of_them_is_left_alone()
    {
        await SeedAsync(Today);
        await using var db = Process.NewContext();
        var coach = await db.Coaches.SingleAsync(row => row.Email == "amira@coaches.example", Cancellation);
        db.Replace(coach, coach with { Email = "amira@elsewhere.example", Revision = 2 });
        await db.SaveChangesAsync(Cancellation);
        var before = await CountsAsync(db);

        var again = await SeedAsync(Today.AddDays(30));

        Assert.Equal(0, again.Added);
        Assert.Equal(before, await CountsAsync(db));
        Assert.Equal("amira@elsewhere.example", (await db.Coaches.SingleAsync(row => row.Id == coach.Id, Cancellation)).Email);
    }

    [Fact]
    public async Task Without_the_demonstration_there_is_nobody()
    {
        await Process.Get<Seeder>().SeedAsync(demo: false, Today, Cancellation);

        await using var db = Process.NewContext();
        Assert.Empty(await db.Principals.ToListAsync(Cancellation));
        Assert.Empty(await db.Coaches.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_person_has_the_rights_that_the_file_says_and_the_list_of_people_tells()
    {
        await SeedAsync(Today);
        await using var db = Process.NewContext();
        var reader = new CallerReader(db, Process.Get<SqlLog>(), Process.Get<TimeProvider>());

        foreach (var account in DemoPeople.Read())
        {
            var facts = await reader.FindAsync(DemoPeople.Issuer, account.Key, Cancellation);

            Assert.Equal((account.Name, account.Roles), (facts!.Principal!.Name, facts.On(Today, _ => []).Roles));
        }
    }

    [Fact]
    public async Task A_line_manager_supervises_the_coaches_of_their_network_and_a_coach_knows_their_supervisors()
    {
        await SeedAsync(Today);
        await using var db = Process.NewContext();
        var reader = new CallerReader(db, Process.Get<SqlLog>(), Process.Get<TimeProvider>());

        var manager = (await reader.FindAsync(DemoPeople.Issuer, "lena", Cancellation))!.On(Today, _ => []);
        var coach = (await reader.FindAsync(DemoPeople.Issuer, "amira", Cancellation))!.On(Today, _ => []);

        Assert.Contains(coach.CoachId!.Value, manager.SupervisedCoachIds);
        Assert.Equal(3, coach.OwnSupervisorIds.Count);
        Assert.Contains(manager.SupervisorId!.Value, coach.OwnSupervisorIds);
    }

    [Fact]
    public async Task A_completion_refers_to_the_version_that_its_offer_had_on_the_day()
    {
        await SeedAsync(Today);

        await using var db = Process.NewContext();
        var versions = (await db.OfferVersions.ToListAsync(Cancellation)).ToDictionary(version => version.Id);
        var completions = await db.Completions.ToListAsync(Cancellation);
        Assert.True(completions.Count > 150, $"{completions.Count}");
        Assert.All(completions, completion => Assert.Equal(completion.OfferId, versions[completion.OfferVersionId].OfferId));
        Assert.All(completions, completion => Assert.NotNull(versions[completion.OfferVersionId].PublishedAt));
    }

    [Fact]
    public async Task An_account_that_somebody_else_made_is_not_taken_over()
    {
        await Process.Get<Grants>().GrantAsync(Role.Steward, DemoPeople.Issuer, "stella", null, Cancellation);

        var refusal = await Assert.ThrowsAsync<SeedException>(() => SeedAsync(Today));

        await using var db = Process.NewContext();
        Assert.Contains("there is an account 'stella' already", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await db.Coaches.ToListAsync(Cancellation));
        Assert.Empty(await db.Frameworks.ToListAsync(Cancellation));
    }

    private Task<SeedOutcome> SeedAsync(DateOnly today) => OtherProcess().Get<Seeder>().SeedAsync(demo: true, today, Cancellation);

    private static async Task<int[]> CountsAsync(CpdContext db) =>
    [
        await db.Principals.CountAsync(Cancellation), await db.Memberships.CountAsync(Cancellation), await db.Supervisors.CountAsync(Cancellation),
        await db.Coaches.CountAsync(Cancellation), await db.Employments.CountAsync(Cancellation),
        await db.SupervisorAssignments.CountAsync(Cancellation), await db.Completions.CountAsync(Cancellation),
        await db.FundingAwards.CountAsync(Cancellation), await db.InformalLearning.CountAsync(Cancellation),
    ];
}

public sealed class DemoPeopleTestsOnSqlite : DemoPeopleTests<SqliteEngine>;

public sealed class DemoPeopleTestsOnPostgres : DemoPeopleTests<PostgresEngine>;
