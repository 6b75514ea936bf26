using System.Text.Json;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

public abstract class RoundTripTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    [Fact]
    public async Task Every_kind_of_row_is_read_as_it_was_saved_with_all_members_and_with_none()
    {
        var rows = SampleRows.All();

        await SaveAsync([.. SampleRows.Of(rows)]);

        await using var db = Process.NewContext();
        Assert.Equal(Texts(SampleRows.Of(rows)), Texts(SampleRows.Of(await CatalogueReader.AllAsync(db, Cancellation))));
    }

    [Fact]
    public void The_samples_have_a_row_of_every_kind() =>
        Assert.Equal(Enum.GetValues<CatalogueKind>().Order(), SampleRows.Of(SampleRows.All()).Select(record => record.RecordKind).Distinct().Order());

    [Fact]
    public async Task Every_kind_of_row_is_read_by_its_id()
    {
        var rows = SampleRows.Of(SampleRows.All()).ToArray();
        await SaveAsync(rows);
        await using var db = Process.NewContext();

        foreach (var kind in Enum.GetValues<CatalogueKind>())
        {
            var saved = rows.Where(row => row.RecordKind == kind).ToArray();

            var read = await CatalogueReader.OfKindAsync(db, kind, [.. saved.Select(row => row.RecordId), Guid.Empty], Cancellation);

            Assert.Equal(Texts(saved), Texts(read));
        }
    }

    [Fact]
    public async Task A_row_in_place_of_another_brings_its_own_lists()
    {
        var rows = SampleRows.All();
        await SaveAsync([.. SampleRows.Of(rows)]);
        var version = rows.OfferVersions[0];
        var run = rows.Runs[0];
        var otherVersion = version with { Title = "Other", CompetencyMappings = [version.CompetencyMappings[1]] };
        var otherRun = run with { Sessions = [run.Sessions[1]], ExternalReferences = [], Revision = run.Revision + 1 };
        await using var db = Process.NewContext();

        db.Replace(version, otherVersion);
        db.Replace(run, otherRun);
        await db.SaveChangesAsync(Cancellation);

        var read = await CatalogueReader.AllAsync(db, Cancellation);
        Assert.Equal(Text(otherVersion), Text(read.OfferVersions.Single(row => row.Id == version.Id)));
        Assert.Equal(Text(otherRun), Text(read.Runs.Single(row => row.Id == run.Id)));
    }

    [Fact]
    public async Task Of_two_who_change_the_same_revision_the_second_is_refused()
    {
        var rows = SampleRows.All();
        await SaveAsync([.. SampleRows.Of(rows)]);
        var before = rows.Providers[0];
        await using var first = Process.NewContext();
        await using var second = OtherProcess().NewContext();
        first.Replace(before, before with { Name = "First", Revision = before.Revision + 1 });
        second.Replace(before, before with { Name = "Second", Revision = before.Revision + 1 });

        await first.SaveChangesAsync(Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task A_row_that_refers_to_nothing_is_refused()
    {
        var mapping = SampleRows.All().OfferVersions[0].CompetencyMappings[0];
        var rows = SampleRows.All();
        var version = rows.OfferVersions[0] with { CompetencyMappings = [mapping] };

        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync([.. SampleRows.Of(rows with { OfferVersions = [version] })]));
    }

    [Fact]
    public async Task A_slug_is_given_once()
    {
        var rows = SampleRows.All();
        await SaveAsync([.. SampleRows.Of(rows)]);

        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(rows.Specialisms[0] with { Id = SpecialismId.New(SampleRows.Moment) }));

        Assert.Matches("ix_specialism_slug|specialism.slug", refusal.InnerException!.Message);
    }

    [Fact]
    public async Task A_run_that_ends_before_it_starts_is_refused_by_the_database_too()
    {
        var rows = SampleRows.All();
        await SaveAsync([.. SampleRows.Of(rows)]);
        var run = rows.Runs[1];

        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(run with
        {
            Id = OfferRunId.New(SampleRows.Moment),
            EndsAt = run.StartsAt.AddMinutes(-1),
        }));

        Assert.Contains("ck_offer_run_ends_at_order", refusal.InnerException!.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts(IEnumerable<ICatalogueRecord> rows) => rows.Select(Text).Order(StringComparer.Ordinal);

    private static string Text(ICatalogueRecord row) => JsonSerializer.Serialize(row, row.GetType(), JsonText.Options);

    private async Task SaveAsync(params ICatalogueRecord[] rows)
    {
        await using var db = Process.NewContext();
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancellation);
    }
}

public sealed class RoundTripTestsOnSqlite : RoundTripTests<SqliteEngine>;

public sealed class RoundTripTestsOnPostgres : RoundTripTests<PostgresEngine>;
