using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Publishing;
using CpdGraph.Api.Imports;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;

namespace CpdGraph.Api.Verbs;

/// <summary><c>import</c>: brings in what an organisation has in spreadsheets. All rows of a file or none.</summary>
internal static class ImportVerb
{
    // More would scroll away; the rest is the same few mistakes.
    private const int MaximumShown = 200;

    private static readonly JsonSerializerOptions Lines =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) } };

    public static Command Make()
    {
        var datasets = ImportDatasets.All;
        var published = Enum.GetValues<ImportDataset>().ToDictionary(ExportEndpoints.NameOf);
        string[] names = [.. datasets.Select(one => one.Name), .. published.Keys];
        var dataset = new Argument<string>("DATASET") { Description = string.Join(", ", names) };
        dataset.AcceptOnlyFromAmong(names);
        var provider = new Option<string?>("--provider") { HelpName = "SLUG", Description = "Whose offers, runs or attendance they are. Left out: each row names its provider." };
        var file = new Argument<string?>("FILE") { Description = "A workbook (XLSX) or CSV file, as spreadsheets save it.", Arity = ArgumentArity.ZeroOrOne };
        var template = new Option<bool>("--template") { Description = "Print the header with an example row instead." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would be done, and what is wrong." };
        var map = new Option<string[]>("--map") { HelpName = "HEADER=COLUMN", Description = "Which column a header of the file means. May be given several times." };
        var json = new Option<bool>("--json") { Description = "Tell problems and outcome as JSON lines on standard output." };
        var data = VerbOptions.Data();
        var verb = new Command("import", "Bring in a spreadsheet: people and their records, or a provider's offers, runs and attendance; all rows or none.")
        {
            dataset, file, provider, template, dryRun, map, json, data,
        };
        verb.Subcommands.Add(ImportFrameworkVerb.Make());
        verb.Validators.Add(result =>
        {
            if (!result.GetValue(template) && result.GetValue(file) is null)
            {
                result.AddError("Name the file to import, or ask for --template.");
            }

            foreach (var pair in result.GetValue(map) ?? [])
            {
                if (pair.Split('=') is not [{ Length: > 0 }, { Length: > 0 }])
                {
                    result.AddError($"--map takes HEADER=COLUMN, and not '{pair}'.");
                }
            }
        });
        verb.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetRequiredValue(dataset);
            var chosen = datasets.SingleOrDefault(one => one.Name == name);

            if (parsed.GetValue(template))
            {
                await parsed.InvocationConfiguration.Output.WriteAsync(chosen is null ? Template(ImportFields.Of(published[name])) : Template(chosen));
                return ExitCode.Done;
            }

            var maps = (parsed.GetValue(map) ?? []).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
            await using var services = DatabaseTools.Make(parsed.GetValue(data), AddPublishing);
            await DatabaseStart.BringUpToDateAsync(services, cancellation);
            var outcome = chosen is null
                ? await PublishedAsync(services, published[name], parsed.GetValue(file)!, parsed.GetValue(provider), maps, parsed.GetValue(dryRun), parsed.InvocationConfiguration.Error, cancellation)
                : await ImportRun.RunAsync(services, chosen, parsed.GetValue(file)!, maps, parsed.GetValue(dryRun), cancellation);
            await TellAsync(outcome, parsed.GetValue(json), parsed.InvocationConfiguration);

            return outcome.Mistakes == 0 ? ExitCode.Done : ExitCode.Refused;
        });

        return verb;
    }

    // What changes of runs and attendance go through, for a caller who has no request.
    private static void AddPublishing(IServiceCollection services) => services
        .AddRecordReads()
        .AddScoped<CallerAccessor>()
        .AddScoped(scope => scope.GetRequiredService<CallerAccessor>().Caller)
        .AddScoped<RequestCatalogue>()
        .AddScoped<MutationUnit>()
        .AddScoped<PublishingReads>()
        .AddScoped<RunChanges>();

    private static async Task<ImportOutcome> PublishedAsync(
        IServiceProvider services, ImportDataset dataset, string path, string? provider, Dictionary<string, string> maps, bool dryRun, TextWriter error, CancellationToken cancellation)
    {
        var fields = ImportFields.Of(dataset);
        var unknown = maps.Values.Where(field => !fields.Any(one => one.IsMeantBy(field))).Select(field => new ImportProblem(
            ImportHeader.Row, field, null, "--map names a column that there is not.", string.Join(", ", fields.Select(one => one.Name)))).ToArray();

        if (unknown.Length > 0)
        {
            return new([.. unknown], 0, 0, Saved: false);
        }

        var said = maps.Select(pair => KeyValuePair.Create(pair.Key, (string?)fields.First(one => one.IsMeantBy(pair.Value)).Name));
        var sheet = ImportSheet.Read(ImportFile.Bytes(path), worksheet: null, dataset, said, []);

        foreach (var ignored in sheet.Columns.Where(column => column.Field is null && column.Header.Length > 0))
        {
            await error.WriteLineAsync($"The column \"{ignored.Header}\" is not known, and is left out. Say which one it is with --map \"{ignored.Header}=COLUMN\".");
        }

        return await ProviderImportRun.RunAsync(services, sheet, provider, dryRun, new ProgressBar(sheet.Rows.Count, error), cancellation);
    }

    private static string Template(ImmutableArray<ImportColumn> fields) => Encoding.UTF8.GetString(CsvText.Of(
        [[.. fields.Select(field => field.Header)], [.. fields.Select(field => field.Example)]])).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string Template(IImportDataset dataset) =>
        $"{string.Join(',', dataset.Columns.Select(column => column.Name))}\n{string.Join(',', dataset.Columns.Select(column => column.Example))}\n";

    private static async Task TellAsync(ImportOutcome outcome, bool asJson, InvocationConfiguration to)
    {
        if (asJson)
        {
            var lines = outcome.Problems.Select(problem => JsonSerializer.Serialize(problem, Lines))
                .Append(JsonSerializer.Serialize(new { outcome.Added, outcome.Updated, outcome.Unchanged, Problems = outcome.Mistakes, outcome.Saved }, Lines));
            await to.Output.WriteAsync(string.Concat(lines.Select(line => line + "\n")));
        }
        else
        {
            await to.Error.WriteAsync(string.Concat(outcome.Problems.Take(MaximumShown).Select(Line)));

            if (outcome.Problems.Length > MaximumShown)
            {
                await to.Error.WriteLineAsync($"… and {outcome.Problems.Length - MaximumShown} more; --json tells all of them.");
            }
        }

        await to.Error.WriteLineAsync(Summary(outcome));
    }

    private static string Line(ImportProblem problem)
    {
        var place = problem.Row == 0 ? "file" : problem.Column is null ? $"row {problem.Row}" : $"row {problem.Row}, {problem.Column}";
        var value = problem.Value is null ? "" : $" \"{problem.Value}\"";
        var suggestion = problem.Suggestion is null ? "" : $"\n    perhaps: {problem.Suggestion}";

        return $"{place}:{value} {problem.Message}{suggestion}\n";
    }

    private static string Summary(ImportOutcome outcome) => outcome switch
    {
        { Mistakes: > 0 and var count } => $"{(count == 1 ? "1 problem" : $"{count} problems")}: nothing was imported. Mend the file and import it again.",
        { Saved: false } => $"{Rows(outcome.Added)} would be added{Changed(outcome)}; here already: {outcome.Unchanged}. Nothing was written.",
        _ => $"{Rows(outcome.Added)} added{Changed(outcome)}; here before: {outcome.Unchanged}.",
    };

    private static string Changed(ImportOutcome outcome) => outcome.Updated == 0 ? "" : $", {outcome.Updated} changed";

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";
}
