using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CpdGraph.Api.Case;
using CpdGraph.Api.Composition;
using CpdGraph.Domain;

namespace CpdGraph.Api.Verbs;

/// <summary><c>import framework</c>: brings in a competency framework from a 1EdTech CASE 1.1 package.</summary>
internal static partial class ImportFrameworkVerb
{
    private const long LargestFile = 20 * 1024 * 1024;

    // More would scroll away; --json tells all of it.
    private const int MaximumShown = 50;

    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "A CFPackage of 1EdTech CASE 1.1, JSON." };
        var code = new Option<string?>("--code") { HelpName = "CODE", Description = "Code of the framework, the same for all its versions. Left out: as the package says." };
        var label = new Option<string?>("--label") { HelpName = "LABEL", Description = "Label of the version. Left out: as the package says." };
        var provenance = new Option<string?>("--provenance") { HelpName = "NAME", Description = "How far it can be relied on. Left out: as the package says, else PROVIDER_STATED." };
        provenance.AcceptOnlyFromAmong([.. Enum.GetValues<Provenance>().Select(CaseNames.Of)]);
        var draft = new Option<bool>("--draft") { Description = "It counts for nobody yet. So it is without --from." };
        var from = new Option<string?>("--from") { HelpName = "DATE", Description = "First day on which it counts, as 2027-04-01; the version in force ends the day before. Also for a draft that is here." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would be done, and what is wrong." };
        var json = new Option<bool>("--json") { Description = "Tell it as a JSON object on standard output." };
        var data = VerbOptions.Data();
        var verb = new Command("framework", "Bring in a version of a competency framework from a 1EdTech CASE 1.1 package.") { file, code, label, provenance, draft, from, dryRun, json, data };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(draft) && result.GetValue(from) is not null)
            {
                result.AddError("Say --draft or --from, and not both.");
            }

            if (result.GetValue(from) is { } day && Day(day) is null)
            {
                result.AddError($"--from takes a day as 2027-04-01, and not '{day}'.");
            }
        });
        verb.SetAction(async (parsed, cancellation) =>
        {
            var bytes = await ReadAsync(parsed.GetRequiredValue(file), cancellation);
            await using var services = DatabaseTools.Make(parsed.GetValue(data));
            await DatabaseStart.BringUpToDateAsync(services, cancellation);
            var wishes = new CaseWishes(
                parsed.GetValue(code),
                parsed.GetValue(label),
                CaseNames.Find(parsed.GetValue(provenance), (Func<Provenance, string>)CaseNames.Of),
                Day(parsed.GetValue(from)),
                LondonCalendar.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()));
            var outcome = await CaseImport.RunAsync(services, bytes, wishes, parsed.GetValue(dryRun), cancellation);

            if (parsed.GetValue(json))
            {
                await parsed.InvocationConfiguration.Output.WriteAsync(Json(outcome, parsed.GetValue(dryRun)) + "\n");
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync(Text(outcome, parsed.GetValue(dryRun)));

            return outcome.State == CaseImportState.Refused ? ExitCode.Refused : ExitCode.Done;
        });

        return verb;
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var file = new FileInfo(Path.GetFullPath(path));

            return !file.Exists ? throw new StartFailure($"There is no file {path}.")
                : file.Length > LargestFile ? throw new StartFailure($"File {path} has more than {LargestFile / 1024 / 1024} MiB, which no framework needs.")
                : await File.ReadAllBytesAsync(file.FullName, cancellation);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new StartFailure($"File {path} cannot be read.", wrong);
        }
    }

    private static string Json(CaseImportOutcome outcome, bool dryRun) => JsonSerializer.Serialize(
        new
        {
            State = outcome.State.ToString(),
            Saved = !dryRun && outcome.State is CaseImportState.Added or CaseImportState.TakenIntoForce,
            Framework = outcome.Content is { } content
                ? new
                {
                    content.Framework.Code,
                    content.Framework.Version,
                    Status = content.Framework.Status.ToString(),
                    ValidFrom = CaseNames.Of(content.Framework.ValidFrom),
                    Areas = content.Areas.Length,
                    Competencies = content.Competencies.Length,
                    Tiers = content.Tiers.Length,
                    Path = CaseAddress.Path("CFPackages", content.Framework.Id.Value),
                }
                : null,
            outcome.Problems,
            outcome.Left,
            outcome.Notes,
            outcome.Kept,
        },
        Lines);

    private static string Text(CaseImportOutcome outcome, bool dryRun)
    {
        if (outcome.State == CaseImportState.Refused)
        {
            return $"{Few(outcome.Problems.Select(problem => problem.ToString()))}\nNothing was imported.";
        }

        var (framework, content) = (outcome.Content!.Framework, outcome.Content);
        var lines = new List<string>();
        Add(lines, "Left out, as CASE 1.1 has no such member:", Grouped(outcome.Left));
        Add(lines, "Other here than in the package:", outcome.Notes.Select(note => note.ToString()));
        Add(lines, "Without use here, and written out again with the framework:", outcome.Kept);
        var would = dryRun ? "would be" : "is";
        var state = outcome.State switch
        {
            CaseImportState.Unchanged => "is here already, and says the same. Nothing was written.",
            CaseImportState.TakenIntoForce => $"{would} in force from {framework.ValidFrom:O}.",
            _ when framework.Status == FrameworkStatus.Draft => $"{would} here as a draft. Import it again with --from DATE to let it count.",
            _ => $"{would} here, in force from {framework.ValidFrom:O}.",
        };
        lines.Add($"{framework.Code}, version \"{framework.Version}\", with {content.Areas.Length} areas, {content.Competencies.Length} competencies and {content.Tiers.Length} tiers, {state}");

        return string.Join('\n', lines);
    }

    // A member that every item has is told once.
    private static IEnumerable<string> Grouped(IEnumerable<CaseProblem> left) => left
        .GroupBy(one => (Place: Indexes().Replace(one.Place, "[…]"), one.Message))
        .Select(group => group.Count() == 1 ? group.First().ToString() : $"{group.Key.Place}, {group.Count()} times: {group.Key.Message}");

    private static void Add(List<string> lines, string heading, IEnumerable<string> told)
    {
        if (told.Any())
        {
            lines.Add(heading);
            lines.Add(Few(told.Select(line => $"  {line}")));
        }
    }

    private static string Few(IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        var shown = string.Join('\n', all.Take(MaximumShown));

        return all.Length > MaximumShown ? $"{shown}\n… and {all.Length - MaximumShown} more; --json tells all of them." : shown;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex("\\[\\d+\\]")]
    private static partial Regex Indexes();
}
