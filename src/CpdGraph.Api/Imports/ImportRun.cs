using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Imports;

/// <summary>One import of one file, within one transaction: all rows or none.</summary>
internal static class ImportRun
{
    // No issuer of tokens can have this name, so that nobody signs in as the import.
    private const string Issuer = "urn:cpdgraph:import";

    private const string Subject = "import";

    /// <param name="services">Of the database.</param>
    /// <param name="dataset">What is in the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="map">Headers to columns, as the user says.</param>
    /// <param name="dryRun">Whether to write nothing.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ImportOutcome> RunAsync(
        IServiceProvider services, IImportDataset dataset, string path, IReadOnlyDictionary<string, string> map, bool dryRun, CancellationToken cancellation)
    {
        var store = services.GetRequiredService<CatalogueStore>();
        await store.CatchUpAsync(cancellation);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        db.ChangeTracker.AutoDetectChangesEnabled = false;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockErasuresAsync(forErasing: false, cancellation);
        var work = new ImportWork(db, store.Current.For(CatalogueViewer.Steward, now), await AccountAsync(db, now, cancellation), now);
        var file = ImportFile.Read(path, work.Problems);
        var rows = Rows(file, dataset, map, work.Problems);

        if (work.Problems.Count == 0)
        {
            await dataset.ReadAsync(rows, work, cancellation);
        }

        var problems = work.Problems.OrderBy(problem => problem.Row).ToArray();
        var saves = problems.Length == 0 && !dryRun;

        if (saves)
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return new([.. problems], work.Added, work.Unchanged, saves);
    }

    private static List<ImportCells> Rows(ImportFile file, IImportDataset dataset, IReadOnlyDictionary<string, string> map, List<ImportProblem> problems)
    {
        if (problems.Count > 0)
        {
            return [];
        }

        if (file.Header.Count == 0)
        {
            problems.Add(new(0, null, null, "The file is empty. Begin with the row of headers that --template prints."));
            return [];
        }

        foreach (var unknown in map.Values.Where(name => !dataset.Columns.Any(column => column.IsMeantBy(name))))
        {
            problems.Add(new(ImportHeader.Row, unknown, null, "--map names a column that there is not.", string.Join(", ", dataset.Columns.Select(column => column.Name))));
        }

        var header = ImportHeader.Read(file.Header, dataset.Columns, map, problems);

        foreach (var (row, cells) in file.Rows.Where(row => row.Cells.Skip(file.Header.Count).Any(cell => !string.IsNullOrWhiteSpace(cell))))
        {
            problems.Add(new(row, null, null, $"The row has {cells.Length} cells, and the header {file.Header.Count}. Put a cell that holds a comma in quotes."));
        }

        return [.. file.Rows.Select(row => new ImportCells(row.Row, row.Cells, header, problems))];
    }

    /// <summary>The account of whoever imports by the command line: the installation itself, and nobody in particular.</summary>
    public static async Task<PrincipalId> AccountAsync(CpdContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Principals.FirstOrDefaultAsync(row => row.Issuer == Issuer && row.Subject == Subject, cancellation) is { } there)
        {
            return there.Id;
        }

        var made = new Principal { Id = PrincipalId.New(now), Issuer = Issuer, Subject = Subject, Name = "Import", CreatedAt = now };
        db.Add(made);

        return made.Id;
    }
}
