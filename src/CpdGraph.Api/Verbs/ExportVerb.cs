using System.CommandLine;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Privacy;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Imports;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Verbs;

/// <summary><c>export</c>: the way out for whoever keeps the installation.</summary>
internal static class ExportVerb
{
    public static Command Make() => new("export", "Write what is kept.")
    {
        OwnRecord(), Spreadsheet(ImportDataset.Offers), Spreadsheet(ImportDataset.Runs), Spreadsheet(ImportDataset.Attendance),
    };

    // What import reads back in.
    private static Command Spreadsheet(ImportDataset dataset)
    {
        var name = ExportEndpoints.NameOf(dataset);
        var provider = new Option<string>("--provider") { HelpName = "SLUG", Description = "Whose they are.", Required = true };
        var output = new Option<string?>("-o", "--output") { HelpName = "FILE", Description = "Where to write it. Left out: standard output." };
        var data = VerbOptions.Data();
        var verb = new Command(name, $"Write a provider's {name} as a CSV file, which import reads back in.") { provider, output, data };
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var services = DatabaseTools.Make(parsed.GetValue(data));
            await DatabaseStart.BringUpToDateAsync(services, cancellation);
            var store = services.GetRequiredService<CatalogueStore>();
            await store.CatchUpAsync(cancellation);
            await using var scope = services.CreateAsyncScope();
            var catalogue = store.Current.For(CatalogueViewer.Steward, scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
            var slug = parsed.GetRequiredValue(provider);
            var found = catalogue.ProviderBySlug(slug)
                ?? throw new StartFailure($"No provider has the slug '{slug}'. Take it from the provider's page or from the API: the field slug.");
            var file = await new ProviderExport(scope.ServiceProvider.GetRequiredService<CpdContext>()).CsvAsync(dataset, found.Id, catalogue, cancellation);
            await using var stream = parsed.GetValue(output) is { } path ? Open(path) : Console.OpenStandardOutput();
            await stream.WriteAsync(file, cancellation);

            return ExitCode.Done;
        });

        return verb;
    }

    // Who is asked by a person in writing can answer with the same document that the person could get by themselves.
    private static Command OwnRecord()
    {
        var coach = new Option<string?>("--coach") { HelpName = "ID", Description = "Global id of the coach." };
        var supervisor = new Option<string?>("--supervisor") { HelpName = "ID", Description = "Global id of the supervisor." };
        var output = new Option<string?>("-o", "--output") { HelpName = "FILE", Description = "Where to write it. Left out: standard output." };
        var data = VerbOptions.Data();
        var verb = new Command("own-record", "Write everything that is kept of one person, as one JSON document.") { coach, supervisor, output, data };
        verb.Validators.Add(result =>
        {
            if ((result.GetValue(coach) is null) == (result.GetValue(supervisor) is null))
            {
                result.AddError("Name one person: --coach ID or --supervisor ID.");
            }
        });
        verb.SetAction(async (parsed, cancellation) =>
        {
            var coachId = Read<CoachId>(parsed.GetValue(coach), NodeKind.Coach, "--coach");
            var supervisorId = Read<SupervisorId>(parsed.GetValue(supervisor), NodeKind.Supervisor, "--supervisor");
            await using var services = DatabaseTools.Make(parsed.GetValue(data));
            await DatabaseStart.BringUpToDateAsync(services, cancellation);
            await services.GetRequiredService<CatalogueStore>().CatchUpAsync(cancellation);
            await using var scope = services.CreateAsyncScope();

            return await WriteAsync(scope.ServiceProvider, coachId, supervisorId, parsed.GetValue(output), cancellation);
        });

        return verb;
    }

    private static async Task<int> WriteAsync(
        IServiceProvider services, CoachId? coach, SupervisorId? supervisor, string? path, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<CpdContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();

        if ((coach is { } coachId && await db.Coaches.FindAsync([coachId], cancellation) is null)
            || (supervisor is { } supervisorId && await db.Supervisors.FindAsync([supervisorId], cancellation) is null))
        {
            throw new StartFailure("Nobody has this id here. Take it from the API: the field id of the coach or supervisor.");
        }

        var person = await db.FindAsync(coach, supervisor, account: null, cancellation);
        var subject = person.Coach is { } own
            ? new RecordReference(RecordKind.Coach, own.Value)
            : new RecordReference(RecordKind.Supervisor, person.Supervisors[0].Value);
        db.Add(AuditEvent.Of(Caller.CommandLine, "exportOwnRecord", subject, now, person.Coach));
        await db.SaveChangesAsync(cancellation);

        var texts = new OwnRecordTexts(services.GetRequiredService<CatalogueStore>().Current.For(CatalogueViewer.Steward, now));
        await using var output = path is null ? Console.OpenStandardOutput() : Open(path);
        await services.GetRequiredService<OwnRecordExport>().WriteAsync(person, texts, now, output, cancellation);

        return ExitCode.Done;
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.Create(Path.GetFullPath(path));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new StartFailure($"File {path} cannot be written: name another with -o.", wrong);
        }
    }

    private static TId? Read<TId>(string? text, NodeKind kind, string option)
        where TId : struct, ITypedId<TId> => text is null ? null
        : NamedId.Read<TId>(text, kind) ?? throw new StartFailure($"{option} is no such id. Take it from the API: the field id of the coach or supervisor.");
}
