using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Data.Tests;

/// <summary>What is made of many coaches at once is what one gets by asking for each of them.</summary>
public abstract class WorkforceFactsTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task Facts_of_the_demonstration_are_what_the_rules_say_of_each_coach()
    {
        await Process.Get<Seeder>().SeedAsync(demo: true, Today, Cancellation);
        await using var scope = Process.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var facts = await scope.ServiceProvider.GetRequiredService<WorkforceFactsBuilder>().OfEveryoneAsync(Cancellation);
        var catalogue = Process.Get<CatalogueStore>().Current.For(CatalogueViewer.Steward, new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        CoachId[] coaches = [.. (await db.Coaches.ToListAsync(Cancellation)).Select(coach => coach.Id).OrderBy(id => id.Value)];

        Assert.Equal(Today, facts.Day);
        Assert.Equal(SnapshotRules.StateDays(Today), facts.StateDays);
        Assert.Equal(coaches.Length, facts.Coaches.Length);

        for (var place = 0; place < coaches.Length; place++)
        {
            var known = await KnownCoach.ReadAsync(scope.ServiceProvider, coaches[place], Cancellation);

            foreach (var day in new[] { Today, facts.StateDays[^2], facts.StateDays[^4], facts.StateDays[^7], facts.StateDays[0] })
            {
                await known.AssertStateAsync(facts, place, day, catalogue, Cancellation);
            }

            await known.AssertCompetenciesAsync(facts, place, Today, catalogue, Cancellation);
        }

        // Else nothing has been compared.
        Assert.Contains(facts.Coaches, coach => coach.States[^1]?.Readiness == ReadinessStatus.Ready);
        Assert.Contains(facts.Coaches, coach => coach.States[^1] is { Missing.IsEmpty: false });
        Assert.Contains(facts.Coaches, coach => coach.States[0] is null);
        Assert.Contains(facts.Coaches, coach => coach.Achieved is not []);
        Assert.Contains(facts.Coaches, coach => coach.Gaps is not []);
    }

    [Fact]
    public async Task Totals_and_budgets_are_those_that_are_kept()
    {
        await Process.Get<Seeder>().SeedAsync(demo: true, Today, Cancellation);
        await using var scope = Process.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var coach = (await db.Coaches.ToListAsync(Cancellation)).OrderBy(row => row.Id.Value).ElementAt(3);
        var mappings = (await db.CompetencyMappings.ToListAsync(Cancellation)).ToLookup(row => row.OfferVersionId);
        var version = (await db.OfferVersions.Where(row => row.PublishedAt != null).ToListAsync(Cancellation)).MaxBy(row => mappings[row.Id].Count())!;
        var run = (await db.Runs.ToListAsync(Cancellation)).MinBy(row => row.StartsAt)!;
        var stream = (await db.FundingStreams.ToListAsync(Cancellation))[^1].Id;
        var employer = (await db.Organisations.ToListAsync(Cancellation)).First(row => row.Kind == OrganisationKind.PrimaryCareNetwork).Id;
        await db.CoachTotals.ExecuteDeleteAsync(Cancellation);
        db.Add(new CoachTotals
        {
            CoachId = coach.Id,
            Learning =
            [
                new(new(2026, 9, 1), version.Id, null, null, 1, 60, []),
                new(new(2026, 10, 1), version.Id, employer, PracticeTier.Tier2, 2, 180, [new(stream, 20_050)]),
            ],
            Spend = [new(new(2026, 10, 1), stream, employer, 100, 20_050, 7)],
            Informal = [new(new(2026, 8, 1), employer, 45)],
            Booked = [new(run.Id, employer, 1, 1, 0)],
        });
        await db.SaveChangesAsync(Cancellation);

        var facts = await scope.ServiceProvider.GetRequiredService<WorkforceFactsBuilder>().OfEveryoneAsync(Cancellation);

        var at = facts.Organisations.IndexOf(employer);
        var streamAt = facts.Streams.IndexOf(stream);
        Assert.Collection(
            facts.Learning,
            row => Assert.Equal((3, new DateOnly(2026, 9, 1), -1, null, 1, 60, 0), (row.Coach, row.Month, row.Organisation, row.Tier, row.Completions, row.Minutes, row.Funding.Length)),
            row =>
            {
                Assert.Equal((3, new DateOnly(2026, 10, 1), at, PracticeTier.Tier2, 2, 180), (row.Coach, row.Month, row.Organisation, row.Tier!.Value, row.Completions, row.Minutes));
                Assert.Equal([new StreamFact(streamAt, 20_050)], row.Funding);
            });
        Assert.Equal([new SpendFact(3, new(2026, 10, 1), at, streamAt, 100, 20_050, 7)], facts.Spend);
        Assert.Equal([new InformalFact(3, new(2026, 8, 1), at, 45)], facts.Informal);
        var began = LondonCalendar.DayOf(run.StartsAt);
        Assert.Equal([new BookedFact(3, new(began.Year, began.Month, 1), at, 1, 1, 0)], facts.Booked);
        var of = Assert.Single(facts.Versions);
        Assert.Equal((version.Id, version.Channel, version.Format), (of.Id, of.Channel, of.Format));
        Assert.Equal(
            mappings[version.Id].Where(row => row.Coverage != CompetencyCoverage.Introduces && row.Verification != Verification.Rejected).Select(row => row.CompetencyId.Value).Order(),
            of.Competencies.Select(place => facts.Competencies[place].Id.Value).Order());
        var budgets = await db.FundingAllocations.ToListAsync(Cancellation);
        Assert.NotEmpty(budgets);
        Assert.Equal(
            budgets.Select(row => (row.OrganisationId, row.StreamId, row.Amount.Pence, row.OpensOn, row.ClosesOn)).Order(Comparer<(OrganisationId, FundingStreamId, long, DateOnly, DateOnly)>.Create(
                (left, right) => string.CompareOrdinal(left.ToString(), right.ToString()))),
            facts.Budgets.Select(row => (facts.Organisations[row.Organisation], facts.Streams[row.Stream], row.Pence, row.OpensOn, row.ClosesOn)).Order(
                Comparer<(OrganisationId, FundingStreamId, long, DateOnly, DateOnly)>.Create((left, right) => string.CompareOrdinal(left.ToString(), right.ToString()))));
    }

    [Fact]
    public async Task The_tree_of_organisations_is_that_of_the_catalogue_on_every_day()
    {
        await Process.Get<Seeder>().SeedAsync(demo: true, Today, Cancellation);
        await using var scope = Process.NewScope();

        var facts = await scope.ServiceProvider.GetRequiredService<WorkforceFactsBuilder>().OfEveryoneAsync(Cancellation);

        var catalogue = Process.Get<CatalogueStore>().Current.For(CatalogueViewer.Steward, new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var parents = new HashSet<OrganisationId>();

        foreach (var day in new DateOnly[] { Today, new(2026, 4, 1), new(2026, 3, 31), new(2022, 7, 1), new(2022, 6, 30), new(2010, 1, 1) })
        {
            for (var child = 0; child < facts.Organisations.Length; child++)
            {
                var link = facts.Links.FirstOrDefault(row => row.Child == child && new DateSpan(row.From, row.To).Contains(day));
                var parent = catalogue.ParentOf(facts.Organisations[child], day);

                Assert.Equal(parent?.Id, link is null ? null : facts.Organisations[link.Parent]);

                if (parent is not null)
                {
                    parents.Add(parent.Id);
                }
            }
        }

        Assert.True(parents.Count > 2);
    }

    [Fact]
    public async Task Facts_of_a_team_are_those_of_its_coaches_alone_and_of_this_moment()
    {
        await Process.Get<Seeder>().SeedAsync(demo: true, Today, Cancellation);
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        await using var scope = Process.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var snapshots = scope.ServiceProvider.GetRequiredService<WorkforceSnapshots>();
        CoachId[] team = [.. (await db.Coaches.ToListAsync(Cancellation)).Select(row => row.Id).OrderBy(id => id.Value).Take(5).Reverse()];
        await db.CoachTotals.Where(row => team.Contains(row.CoachId)).ExecuteDeleteAsync(Cancellation);

        var before = await snapshots.OfTeamAsync(team, Cancellation);
        db.Add(new CoachTotals { CoachId = team[0], Informal = [new(new(2026, 11, 1), null, 30)] });
        await db.SaveChangesAsync(Cancellation);
        var after = await snapshots.OfTeamAsync([.. team, team[0]], Cancellation);

        Assert.Equal(5, before.Coaches.Length);
        Assert.Empty(before.Informal);
        Assert.Equal(5, after.Coaches.Length);
        Assert.Equal([new InformalFact(4, new(2026, 11, 1), -1, 30)], after.Informal);
        Assert.Empty(after.Budgets);
        Assert.Empty((await snapshots.OfTeamAsync([], Cancellation)).Coaches);
    }
}

public sealed class WorkforceFactsTestsOnSqlite : WorkforceFactsTests<SqliteEngine>;

public sealed class WorkforceFactsTestsOnPostgres : WorkforceFactsTests<PostgresEngine>;
