using CpdGraph.Api.Composition;
using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Imports;

/// <summary>Reads imports for publishers of the provider that each is for, and for stewards.</summary>
internal sealed class ImportReads(CpdContext db, CallerAccessor rights, CatalogueStore store, RequestCatalogue catalogue, TimeProvider clock, Pages pages)
{
    private static readonly CursorOrder NewestFirst = CursorOrder.Of(CursorList.ImportJobs);
    private static readonly CursorOrder ByNumber = CursorOrder.Of(CursorList.ImportRows);

    // The row filter that agrees with the policy own-job.
    private IQueryable<ImportJob> Visible
    {
        get
        {
            if (rights.Caller.Has(Standing.Steward))
            {
                return db.ImportJobs;
            }

            ProviderId?[] providers = rights.Caller.Has(Standing.Publisher) ? [.. rights.Caller.ProviderIds] : [];

            return db.ImportJobs.Where(row => row.ProviderId != null && providers.Contains(row.ProviderId));
        }
    }

    /// <summary>A page of imports, the one asked for last first, in one statement.</summary>
    public async Task<ImportJobConnection> ListAsync(ImportJobsArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, NewestFirst);
        var all = arguments.Provider() is { } provider ? Visible.Where(row => row.ProviderId == provider) : Visible;
        var rows = await Part(all, request).ToListAsync(cancellation);

        return new ImportJobConnection(pages.Cut(rows, request, row => CursorKey.Of(NewestFirst, row.CreatedAt.UtcTicks, row.Id.Value)), token => all.CountAsync(token));
    }

    /// <summary>These imports, in one statement; those that the caller may see.</summary>
    public async Task<IReadOnlyList<ImportJob>> FindAsync(IReadOnlyCollection<ImportJobId> ids, CancellationToken cancellation) =>
        await Visible.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);

    /// <summary>One import. Null when there is none, or none that the caller may see. Whoever is told that it is written finds what it wrote.</summary>
    public async Task<ImportJob?> FindAsync(ImportJobId id, CancellationToken cancellation)
    {
        var job = await Visible.FirstOrDefaultAsync(row => row.Id == id, cancellation);

        if (job is not null && job.IsNews(clock.GetUtcNow()))
        {
            await store.CatchUpAsync(cancellation);
            catalogue.Renew();
        }

        return job;
    }

    /// <summary>A page of rows for each of these imports, in one statement.</summary>
    /// <param name="asked">Imports that the caller may see.</param>
    public async Task<IReadOnlyDictionary<ImportJobId, ImportRowConnection>> RowsAsync(
        IReadOnlyList<ImportJobId> asked, ImportRowsArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, ByNumber);
        var part = Part(Matching(arguments), request);
        var found = asked is [var one]
            ? await part.Where(row => row.JobId == one).Take(request.Count + 1).ToListAsync(cancellation)
            : await db.ImportJobs.Where(job => asked.Contains(job.Id))
                .SelectMany(job => part.Where(row => row.JobId == job.Id).Take(request.Count + 1)).ToListAsync(cancellation);
        var rows = found.OrderBy(row => row.Number).ToArray();

        if (request.FromEnd)
        {
            Array.Reverse(rows);
        }

        var parts = rows.ToLookup(row => row.JobId);

        return asked.ToDictionary(
            job => job,
            job => new ImportRowConnection(pages.Cut([.. parts[job]], request, row => CursorKey.Of(ByNumber, row.Number, row.JobId.Value)), job, arguments));
    }

    /// <summary>How many rows there are of each import, whatever the page; the connections are of one field.</summary>
    public async Task<IReadOnlyDictionary<ImportJobId, int>> CountRowsAsync(IReadOnlyList<ImportRowConnection> connections, CancellationToken cancellation)
    {
        ImportJobId[] jobs = [.. connections.Select(connection => connection.Job).Distinct()];

        return await Matching(connections[0].Arguments).Where(row => jobs.Contains(row.JobId))
            .GroupBy(row => row.JobId).Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
    }

    /// <summary>Which of these files are still there, in one statement.</summary>
    public Task<HashSet<UploadId>> KeptAsync(IReadOnlyCollection<UploadId> ids, CancellationToken cancellation) =>
        db.Uploads.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync(cancellation);

    /// <summary>What is in a file. Null when it is gone.</summary>
    public async Task<byte[]?> ContentAsync(UploadId id, CancellationToken cancellation) =>
        await db.UploadContents.Where(row => row.UploadId == id).Select(row => row.Bytes).FirstOrDefaultAsync(cancellation);

    /// <summary>What was found of the rows of an import that have problems.</summary>
    public async Task<IReadOnlyList<ImportFinding>> ProblemsAsync(ImportJobId id, CancellationToken cancellation) =>
        [.. (await db.ImportFindings.Where(row => row.JobId == id).OrderBy(row => row.Number).ToListAsync(cancellation)).Where(row => !row.Problems.IsDefaultOrEmpty)];

    private IQueryable<ImportFinding> Matching(ImportRowsArguments arguments) => arguments.Outcomes is { } outcomes
        ? db.ImportFindings.Where(row => outcomes.Contains(row.Outcome))
        : db.ImportFindings;

    // What lies between the cursors, in the order in which it is looked for.
    private static IQueryable<ImportFinding> Part(IQueryable<ImportFinding> rows, PageRequest request)
    {
        if (request.After is { } after)
        {
            var number = (int)after.Number!.Value;
            rows = rows.Where(row => row.Number > number);
        }

        if (request.Before is { } before)
        {
            var number = (int)before.Number!.Value;
            rows = rows.Where(row => row.Number < number);
        }

        return request.FromEnd ? rows.OrderByDescending(row => row.Number) : rows.OrderBy(row => row.Number);
    }

    private static IQueryable<ImportJob> Part(IQueryable<ImportJob> rows, PageRequest request)
    {
        if (request.After is { } after)
        {
            var (moment, id) = (new DateTimeOffset(after.Number!.Value, TimeSpan.Zero), new ImportJobId(after.Id));
            rows = rows.Where(row => row.CreatedAt < moment || (row.CreatedAt == moment && row.Id.CompareTo(id) < 0));
        }

        if (request.Before is { } before)
        {
            var (moment, id) = (new DateTimeOffset(before.Number!.Value, TimeSpan.Zero), new ImportJobId(before.Id));
            rows = rows.Where(row => row.CreatedAt > moment || (row.CreatedAt == moment && row.Id.CompareTo(id) > 0));
        }

        return (request.FromEnd
            ? rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            : rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)).Take(request.Count + 1);
    }
}
