using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Imports;
using CpdGraph.Domain;

namespace CpdGraph.Api.Verbs;

/// <summary><c>import</c>: brings in what an organisation has in spreadsheets. All rows of a file or none.</summary>
internal static class ImportVerb
{
    // More would scroll away; the rest is the same few mistakes.
    private const int MaximumShown = 200;

    private static readonly JsonSerializerOptions Lines =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make()
    {
        var datasets = ImportDatasets.All;
        var dataset = new Argument<string>("DATASET") { Description = string.Join(", ", datasets.Select(one => one.Name)) };
        dataset.AcceptOnlyFromAmong([.. datasets.Select(one => one.Name)]);
        var file = new Argument<string?>("FILE") { Description = "A CSV file in UTF-8, as spreadsheets save it.", Arity = ArgumentArity.ZeroOrOne };
        var template = new Option<bool>("--template") { Description = "Print the header with an example row instead." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would be done, and what is wrong." };
        var map = new Option<string[]>("--map") { HelpName = "HEADER=COLUMN", Description = "Which column a header of the file means. May be given several times." };
        var json = new Option<bool>("--json") { Description = "Tell problems and outcome as JSON lines on standard output." };
        var data = VerbOptions.Data();
        var verb = new Command("import", "Bring in coaches, completions or supervision from a spreadsheet; all rows or none.") { dataset, file, template, dryRun, map, json, data };
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
            var chosen = datasets.Single(one => one.Name == parsed.GetRequiredValue(dataset));

            if (parsed.GetValue(template))
            {
                await StandardOutput.WriteAsync(Template(chosen), cancellation);
                return ExitCode.Done;
            }

            var maps = (parsed.GetValue(map) ?? []).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
            await using var services = DatabaseTools.Make(parsed.GetValue(data));
            await DatabaseStart.BringUpToDateAsync(services, cancellation);
            var outcome = await ImportRun.RunAsync(services, chosen, parsed.GetValue(file)!, maps, parsed.GetValue(dryRun), cancellation);
            await TellAsync(outcome, parsed.GetValue(json), cancellation);

            return outcome.Problems.IsEmpty ? ExitCode.Done : ExitCode.Refused;
        });

        return verb;
    }

    private static string Template(IImportDataset dataset) =>
        $"{string.Join(',', dataset.Columns.Select(column => column.Name))}\n{string.Join(',', dataset.Columns.Select(column => column.Example))}\n";

    private static async Task TellAsync(ImportOutcome outcome, bool asJson, CancellationToken cancellation)
    {
        if (asJson)
        {
            var lines = outcome.Problems.Select(problem => JsonSerializer.Serialize(problem, Lines))
                .Append(JsonSerializer.Serialize(new { outcome.Added, outcome.Unchanged, Problems = outcome.Problems.Length, outcome.Saved }, Lines));
            await StandardOutput.WriteAsync(string.Concat(lines.Select(line => line + "\n")), cancellation);
        }
        else
        {
            await Console.Error.WriteAsync(string.Concat(outcome.Problems.Take(MaximumShown).Select(Line)));

            if (outcome.Problems.Length > MaximumShown)
            {
                await Console.Error.WriteLineAsync($"… and {outcome.Problems.Length - MaximumShown} more; --json tells all of them.");
            }
        }

        await Console.Error.WriteLineAsync(Summary(outcome));
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
        { Problems.Length: > 0 and var count } => $"{(count == 1 ? "1 problem" : $"{count} problems")}: nothing was imported. Mend the file and import it again.",
        { Saved: false } => $"{Rows(outcome.Added)} would be added; here already: {outcome.Unchanged}. Nothing was written.",
        _ => $"{Rows(outcome.Added)} added; here before: {outcome.Unchanged}.",
    };

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";
}
