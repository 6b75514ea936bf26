using System.Globalization;
using CpdGraph.Api.Admission;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Imports;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Results;
using Microsoft.Net.Http.Headers;

namespace CpdGraph.Api.Features.Imports;

/// <summary>Files to take away: empty ones to fill in, for everybody, and one's own with what is wrong in each row.</summary>
internal static class ImportFileEndpoints
{
    private const string Templates = "/imports/templates";

    // The file is read, taken apart and put together again.
    private const long Cost = 2_000;

    private const string ProblemHeader = "Problem";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Where the template of a dataset is.</summary>
    /// <param name="extension">csv or xlsx.</param>
    public static string TemplatePath(ImportDataset dataset, string extension) => $"{Templates}/{ExportEndpoints.NameOf(dataset)}.{extension}";

    /// <summary>Where an import's file with its problems is.</summary>
    public static string AnnotatedPath(ImportJobId job) => $"/imports/{GlobalId.Of(job)}/annotated";

    public static void MapImportFiles(this IEndpointRouteBuilder endpoints)
    {
        foreach (var dataset in Enum.GetValues<ImportDataset>())
        {
            endpoints.MapMethods(TemplatePath(dataset, "csv"), Reading, context => TemplateAsync(context, dataset, asWorkbook: false));
            endpoints.MapMethods(TemplatePath(dataset, "xlsx"), Reading, context => TemplateAsync(context, dataset, asWorkbook: true));
        }

        endpoints.MapMethods("/imports/{id}/annotated", Reading, AnnotatedAsync).ReadsToken();
    }

    private static Task TemplateAsync(HttpContext context, ImportDataset dataset, bool asWorkbook)
    {
        var columns = ImportFields.Of(dataset);
        IReadOnlyList<string>[] rows = [[.. columns.Select(column => column.Header)], [.. columns.Select(column => column.Example)]];
        var maximumAge = context.RequestServices.GetRequiredService<CachingOptions>().MaxAgeSeconds;
        context.Response.Headers.CacheControl = maximumAge == 0 ? "no-store" : string.Create(CultureInfo.InvariantCulture, $"public, max-age={maximumAge}");

        return SendAsync(context, ExportEndpoints.NameOf(dataset), ExportEndpoints.NameOf(dataset), rows, asWorkbook);
    }

    private static async Task AnnotatedAsync(HttpContext context)
    {
        var services = context.RequestServices;

        if (!services.GetRequiredService<Caller>().IsSignedIn)
        {
            await SignInAnswers.NeededAsync(context);
            return;
        }

        if (RequestBudget.Spend(context, Cost) is { } wait)
        {
            await SignInAnswers.RateLimitedAsync(context, wait);
            return;
        }

        try
        {
            await AnnotateAsync(context, services.GetRequiredService<ImportReads>());
        }
        catch (Exception fault) when (DatabaseOutage.Is(fault) && !context.Response.HasStarted)
        {
            Composition.Log.NotReady(services.GetRequiredService<ILogger<ImportWorker>>(), "The database does not answer.");
            await SignInAnswers.BusyAsync(context);
        }
    }

    private static async Task AnnotateAsync(HttpContext context, ImportReads reads)
    {
        var job = (await reads.NamedAsync(context.Request.RouteValues["id"] as string ?? "", context.RequestAborted)).Value;

        if (job is null || !job.IsChecked() || await reads.ContentAsync(job.UploadId, context.RequestAborted) is not { } bytes)
        {
            await FileAnswers.RefuseAsync(
                context, StatusCodes.Status404NotFound, ErrorCodes.BadUserInput,
                "There is no such file for you here, or not any more: files are kept for a day. Take the address from the field annotatedFileUrl of the import.");
            return;
        }

        var problems = (await reads.ProblemsAsync(job.Id, context.RequestAborted)).ToDictionary(finding => finding.Number, TextOf);
        var file = ImportFile.Read(bytes, job.Worksheet, ImportSheet.MaximumRows, []);

        // A file that was sent back with the column still in it has one such column, the newest.
        var width = file.Header is [.., var last] && ImportColumn.Plain(last) == ImportColumn.Plain(ProblemHeader) ? file.Header.Count - 1 : file.Header.Count;
        var rows = file.Rows.Select(row => Row(row.Cells, problems.GetValueOrDefault(row.Row, ""))).Prepend(Row(file.Header, ProblemHeader));
        context.Response.Headers.CacheControl = "no-store";
        await SendAsync(context, $"{Path.GetFileNameWithoutExtension(job.FileName)}-problems", job.Worksheet ?? ExportEndpoints.NameOf(job.Dataset), rows, WorkbookFile.IsOne(bytes));

        IReadOnlyList<string> Row(IReadOnlyList<string> cells, string problem) => [.. cells.Take(width), .. Enumerable.Repeat("", Math.Max(0, width - cells.Count)), problem];
    }

    private static async Task SendAsync(HttpContext context, string name, string sheet, IEnumerable<IReadOnlyList<string>> rows, bool asWorkbook)
    {
        var bytes = asWorkbook
            ? WorkbookText.Write(SheetName(sheet), rows)
            : CsvText.Of(rows.Select(IReadOnlyList<string> (row) => [.. row.Select(FormulaGuard.Guarded)]));
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{(asWorkbook ? "xlsx" : "csv")}");
        var response = context.Response;
        response.ContentType = asWorkbook ? WorkbookText.ContentType : CsvText.MediaType;
        response.ContentLength = bytes.Length;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static string TextOf(ImportFinding finding) => string.Join(
        "; ",
        finding.Problems.Select(problem =>
            (problem.Severity == ProblemSeverity.Warning ? "Note: " : "")
            + (problem.Column is null ? "" : $"{problem.Column}: ")
            + problem.Message
            + (problem.Suggestion is null ? "" : $" Perhaps: {problem.Suggestion}")));

    // Spreadsheet programs take no other names for sheets.
    private static string SheetName(string name)
    {
        var plain = string.Concat(name.Where(character => !"[]:*?/\\'".Contains(character, StringComparison.Ordinal)));

        return plain.Length == 0 ? "Sheet1" : plain[..Math.Min(plain.Length, 31)];
    }
}
