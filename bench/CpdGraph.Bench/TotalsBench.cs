using System.Diagnostics;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Bench;

/// <summary>
/// What keeping the totals costs a change: a completion saved for coaches with few and with many completions, beside a request for a place, which no
/// total hangs on; and attendance of 300 people in one save. Over a folder that <c>workforce</c> filled; what is saved is rolled back.
/// </summary>
internal static class TotalsBench
{
    private const int Rounds = 60;

    public static async Task RunAsync(string folder)
    {
        await using var services = BenchServices.Of(folder);
        var contexts = services.GetRequiredService<IDbContextFactory<CpdContext>>();
        await using var look = contexts.CreateDbContext();
        var model = await look.Completions.OrderBy(row => row.Id).FirstAsync();
        var run = await look.Runs.OrderBy(row => row.Id).FirstAsync();
        var crowd = await look.Completions.GroupBy(row => row.CoachId).OrderByDescending(rows => rows.Count()).Select(rows => rows.Key).Take(300).ToListAsync();
        var number = 900_000L;

        foreach (var many in (int[])[0, 50, 200, 1_000])
        {
            var (completion, request) = (new List<double>(), new List<double>());

            for (var round = 0; round < Rounds; round++)
            {
                completion.Add(await TimeAsync(contexts, many, coach => [NewCompletion(coach)]));
                request.Add(await TimeAsync(contexts, many, coach => [Place(coach, EnrolmentStatus.Requested)]));
            }

            Report.Line($"completion of a coach with {many}", Median(completion), "ms");
            Report.Line("  a request for a place instead, which counts nothing", Median(request), "ms");
        }

        var (attendance, waiting) = (new List<double>(), new List<double>());

        for (var round = 0; round < Rounds / 6; round++)
        {
            attendance.Add(await TimeAsync(contexts, 0, _ => [.. crowd.Select(NewCompletion)]));
            waiting.Add(await TimeAsync(contexts, 0, _ => [.. crowd.Select(coach => Place(coach, EnrolmentStatus.WaitingList))]));
        }

        Report.Line($"completions of {crowd.Count} coaches with many, in one save", Median(attendance), "ms");
        Report.Line("  as many requests for a place instead", Median(waiting), "ms");

        object NewCompletion(CoachId coach) => model with { Id = CompletionId.New(BenchServices.Now), CoachId = coach, ReplacesId = null };

        object Place(CoachId coach, EnrolmentStatus status) => new Enrolment
        {
            Id = EnrolmentId.New(BenchServices.Now),
            CoachId = coach,
            RunId = run.Id,
            OfferId = run.OfferId,
            Status = status,
            Number = ++number,
            RequestedById = model.RecordedById,
            RequestedAt = BenchServices.Now,
            UpdatedAt = BenchServices.Now,
        };
    }

    // A coach of its own, so that the places and completions of others do not matter.
    private static async Task<double> TimeAsync(IDbContextFactory<CpdContext> contexts, int completions, Func<CoachId, object[]> rows)
    {
        await using var db = contexts.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var coach = new Coach { Id = CoachId.New(BenchServices.Now), DisplayName = "Made Up", Revision = 1, CreatedAt = BenchServices.Now, UpdatedAt = BenchServices.Now };
        var some = await db.Completions.OrderBy(row => row.Id).Take(completions).ToListAsync();
        db.Add(coach);
        db.AddRange(some.Select(row => row with { Id = CompletionId.New(BenchServices.Now), CoachId = coach.Id, ReplacesId = null }));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        db.AddRange(rows(coach.Id));
        var watch = Stopwatch.StartNew();
        await db.SaveChangesAsync();
        var taken = watch.Elapsed.TotalMilliseconds;
        await transaction.RollbackAsync();

        return taken;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
