using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

/// <summary>Totals of coaches are what their records say, whatever happens, and whoever writes at the same time.</summary>
public abstract class CoachTotalsTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private protected Rollups Rollups => Process.Get<Rollups>();

    [Fact]
    public async Task After_whatever_step_of_whatever_history_totals_are_what_a_full_recount_gives()
    {
        var run = RandomRun.Of(60);
        var random = new Random(run.Seed);
        var history = await BeginAsync(random);
        var (counted, booked) = (0, 0);

        for (var step = 0; step < run.Count; step++)
        {
            await using var db = Process.NewContext();
            history.Step(db);
            await db.SaveChangesAsync(Cancellation);

            await AssertRecountedAsync(history, $"{run}, step {step}");
        }

        await using var read = Process.NewContext();

        foreach (var totals in await read.CoachTotals.ToListAsync(Cancellation))
        {
            (counted, booked) = (counted + totals.Learning.Length + totals.Spend.Length + totals.Informal.Length, booked + totals.Booked.Length);
        }

        Assert.True(counted > 0 && booked > 0, $"{run} made nothing to count.");
        Assert.Empty((await Rollups.CheckAsync(Cancellation)).Differing);
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_the_totals_as_they_were()
    {
        var history = await BeginAsync(new Random(7));
        await CompleteAsync(history, history.Coaches[0]);
        var before = await TotalsAsync(history.Coaches[0]);

        await using (var db = Process.NewContext())
        await using (var transaction = await db.Database.BeginTransactionAsync(Cancellation))
        {
            db.Add(history.NewCompletion(history.Coaches[0]));
            await db.SaveChangesAsync(Cancellation);
            await transaction.RollbackAsync(Cancellation);
        }

        Assert.True(CoachTotalsRules.Agree(before, await TotalsAsync(history.Coaches[0])));
    }

    [Fact]
    public async Task Totals_that_are_wrong_are_named_and_put_right()
    {
        var history = await BeginAsync(new Random(8));
        await CompleteAsync(history, history.Coaches[0]);
        await CompleteAsync(history, history.Coaches[1]);
        await ExecuteAsync($"UPDATE coach_totals SET learning = '[]' WHERE coach_id = {history.Coaches[1].Id.Value}");

        var check = await Rollups.CheckAsync(Cancellation);
        Assert.Equal((3, history.Coaches[1].Id), (check.Coaches, Assert.Single(check.Differing)));

        var progress = new Told();
        Assert.Equal(3, await Rollups.RebuildAsync(progress, Cancellation));
        Assert.Equal([3], progress.Values);
        Assert.Empty((await Rollups.CheckAsync(Cancellation)).Differing);
        await AssertRecountedAsync(history, "after the rebuild");
    }

    [Fact]
    public async Task Wrong_totals_do_not_outlast_the_next_change_of_their_coach()
    {
        var history = await BeginAsync(new Random(9));
        await CompleteAsync(history, history.Coaches[0]);
        await ExecuteAsync($"UPDATE coach_totals SET learning = '[]'");

        await CompleteAsync(history, history.Coaches[0]);

        Assert.Equal(2, (await TotalsAsync(history.Coaches[0])).Learning.Sum(row => row.Completions));
    }

    [Fact]
    public async Task Records_that_are_older_than_the_totals_are_counted_once()
    {
        var history = await BeginAsync(new Random(10));
        await CompleteAsync(history, history.Coaches[0]);
        await ExecuteAsync($"DELETE FROM coach_totals");
        Assert.Equal(history.Coaches[0].Id, Assert.Single((await Rollups.CheckAsync(Cancellation)).Differing));

        Assert.Equal(3, await Rollups.CountMissingAsync(Cancellation));
        Assert.Equal(0, await Rollups.CountMissingAsync(Cancellation));
        Assert.Empty((await Rollups.CheckAsync(Cancellation)).Differing);
    }

    [Fact]
    public async Task A_change_that_no_total_hangs_on_costs_no_statement_more()
    {
        var history = await BeginAsync(new Random(11));
        var (completion, post) = (history.NewCompletion(history.Coaches[0]), SamplePost(history));
        await using var db = Process.NewContext();
        db.AddRange(completion, post);
        await db.SaveChangesAsync(Cancellation);

        db.Replace(completion, completion with { Verification = Verification.Verified, CheckedAt = SampleRows.Moment });
        db.Replace(post, post with { JobTitle = "Lead coach" });
        using var statements = SqlLog.Count();
        await db.SaveChangesAsync(Cancellation);

        Assert.DoesNotContain(statements.Texts, text => text.Contains("coach_totals", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public async Task Totals_of_however_many_coaches_cost_one_statement_to_read_and_one_to_write(int coaches)
    {
        var history = await BeginAsync(new Random(12), coaches);
        await using var db = Process.NewContext();
        db.AddRange(history.Coaches.Select(history.NewCompletion));

        using var statements = SqlLog.Count();
        await db.SaveChangesAsync(Cancellation);

        var more = statements.Texts.Where(text => !text.Contains("INSERT INTO completion", StringComparison.Ordinal) && !text.Contains("INSERT INTO \"completion\"", StringComparison.Ordinal)).ToArray();
        Assert.Equal(StatementsMore, more.Length);
        Assert.Contains("FROM completion", more[^2], StringComparison.Ordinal);
        Assert.Contains("ON CONFLICT (coach_id) DO UPDATE", more[^1], StringComparison.Ordinal);
        Assert.Equal(coaches, await db.CoachTotals.CountAsync(Cancellation));
    }

    [Fact]
    public async Task However_many_write_at_once_for_the_same_coaches_in_whatever_order_nobody_is_refused_and_every_completion_is_counted()
    {
        const int Writers = 4;
        const int Writes = 6;
        var history = await BeginAsync(new Random(13), coaches: 4);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => OtherProcess()).ToArray().Select((process, writer) => Task.Run(async () =>
        {
            for (var write = 0; write < Writes; write++)
            {
                // Each writer has an order of its own.
                var order = history.Coaches.Select((coach, place) => (coach, place)).OrderBy(pair => (pair.place * 7 + writer * 3 + write) % 5).Select(pair => pair.coach);
                await using var db = process.NewContext();
                await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
                Completion[] rows;

                lock (history)
                {
                    rows = [.. order.Select(history.NewCompletion)];
                }

                db.AddRange(rows.AsEnumerable());
                await db.SaveChangesAsync(Cancellation);
                await transaction.CommitAsync(Cancellation);
            }
        })));

        foreach (var coach in history.Coaches)
        {
            Assert.Equal(Writers * Writes, (await TotalsAsync(coach)).Learning.Sum(row => row.Completions));
        }

        await AssertRecountedAsync(history, "after the race");
    }

    [Fact]
    public async Task Records_that_totals_are_made_of_are_not_saved_without_them()
    {
        var history = await BeginAsync(new Random(14));
        await using var db = Process.NewContext();
        db.Add(history.NewCompletion(history.Coaches[0]));

        Assert.Contains("SaveChangesAsync", Assert.Throws<InvalidOperationException>(() => db.SaveChanges()).Message, StringComparison.Ordinal);
    }

    /// <summary>Statements that totals add to a save.</summary>
    private protected abstract int StatementsMore { get; }

    private protected async Task<RandomHistory> BeginAsync(Random random, int coaches = 3)
    {
        var history = new RandomHistory(random, coaches);
        await using var db = Process.NewContext();
        db.AddRange(history.Beginning);
        await db.SaveChangesAsync(Cancellation);

        return history;
    }

    private protected async Task CompleteAsync(RandomHistory history, Coach coach)
    {
        await using var db = Process.NewContext();
        db.Add(history.NewCompletion(coach));
        await db.SaveChangesAsync(Cancellation);
    }

    private protected async Task<CoachTotals> TotalsAsync(Coach coach)
    {
        await using var db = Process.NewContext();

        return await db.CoachTotals.SingleAsync(row => row.CoachId == coach.Id, Cancellation);
    }

    private static Employment SamplePost(RandomHistory history) => new()
    {
        Id = EmploymentId.New(SampleRows.Moment),
        CoachId = history.Coaches[1].Id,
        OrganisationId = history.Beginning.OfType<Organisation>().First().Id,
        JobTitle = "Coach",
        StartedOn = SampleRows.Day,
    };

    private async Task ExecuteAsync(FormattableString statement)
    {
        await using var db = Process.NewContext();
        await db.Database.ExecuteSqlAsync(statement, Cancellation);
    }

    // Counted from the records as queries read them, and not by the statement that keeps the totals.
    private protected async Task AssertRecountedAsync(RandomHistory history, string when)
    {
        await using var db = Process.NewContext();
        var completions = (await db.Completions.ToListAsync(Cancellation)).ToLookup(row => row.CoachId);
        var awards = (await db.FundingAwards.ToListAsync(Cancellation)).ToLookup(row => row.CoachId);
        var informal = (await db.InformalLearning.ToListAsync(Cancellation)).ToLookup(row => row.CoachId);
        var places = (await db.Enrolments.ToListAsync(Cancellation)).ToLookup(row => row.CoachId);
        var posts = (await db.Employments.ToListAsync(Cancellation)).ToLookup(row => row.CoachId);
        var tiers = (await db.TierAwards.ToListAsync(Cancellation)).ToLookup(row => row.CoachId);
        var kept = await db.CoachTotals.ToDictionaryAsync(row => row.CoachId, Cancellation);

        foreach (var coach in history.Coaches.Select(row => row.Id))
        {
            var counted = CoachTotalsRules.Of(new()
            {
                CoachId = coach,
                Completions = [.. completions[coach].Select(row => new TotalledCompletion(row.Id, row.OfferVersionId, row.OccurredOn, row.CpdMinutes, row.Verification, row.ReplacesId))],
                Awards = [.. awards[coach].Select(row => new TotalledAward(row.CompletionId, row.StreamId, row.EmployerId, row.AwardedOn, row.Status, row.Amount))],
                Informal = [.. informal[coach].Select(row => new TotalledInformal(row.OccurredOn, row.CpdMinutes, row.Verification))],
                Places = [.. places[coach].Select(row => new TotalledPlace(row.RunId, row.EmployerId, row.Status))],
                Posts = [.. posts[coach].Select(row => new TotalledPost(row.Id, row.OrganisationId, row.StartedOn, row.EndedOn))],
                Tiers = [.. tiers[coach].Select(row => new TotalledTier(row.Tier, row.AwardedOn, row.RevokedOn))],
            });

            Assert.True(CoachTotalsRules.Agree(counted, kept.GetValueOrDefault(coach) ?? new() { CoachId = coach }), $"{when}: the totals of {coach} are not what is recorded.");
        }
    }

    private sealed class Told : IProgress<int>
    {
        public List<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }
}

public sealed class CoachTotalsTestsOnSqlite : CoachTotalsTests<SqliteEngine>
{
    private protected override int StatementsMore => 2;
}

public sealed class CoachTotalsTestsOnPostgres : CoachTotalsTests<PostgresEngine>
{
    // One more to lock.
    private protected override int StatementsMore => 3;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_completes_for_a_coach_while_another_does_waits_and_counts_both(bool countedBefore)
    {
        var history = await BeginAsync(new Random(15));
        var coach = history.Coaches[0];

        if (countedBefore)
        {
            await CompleteAsync(history, coach);
        }

        await using var first = Process.NewContext();
        await using var transaction = await first.Database.BeginTransactionAsync(Cancellation);
        first.Add(history.NewCompletion(coach));
        await first.SaveChangesAsync(Cancellation);
        var second = CompleteAsync(history, coach);

        await WaitingAsync();
        Assert.False(second.IsCompleted);
        await transaction.CommitAsync(Cancellation);
        await second;

        Assert.Equal(countedBefore ? 3 : 2, (await TotalsAsync(coach)).Learning.Sum(row => row.Completions));
    }

    // Until somebody waits for a lock.
    private async Task WaitingAsync()
    {
        await using var db = Process.NewContext();

        while (await db.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync(Cancellation) == 0)
        {
            await Task.Delay(10, Cancellation);
        }
    }
}
