using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Case;

/// <summary>What became of an import.</summary>
internal enum CaseImportState
{
    Refused,
    Added,
    Unchanged,

    /// <summary>A draft that was here counts from a day on now.</summary>
    TakenIntoForce,
}

/// <summary>What an import found and did.</summary>
/// <param name="State">What became of it; of a dry run, what would.</param>
/// <param name="Problems">What is wrong. Empty unless refused.</param>
/// <param name="Left">Members that CASE has not: left out.</param>
/// <param name="Notes">What is other here than in the package.</param>
/// <param name="Kept">What has no use here, and is written out again.</param>
/// <param name="Content">The framework as it is, or would be, here. Null when refused.</param>
internal sealed record CaseImportOutcome(
    CaseImportState State,
    IReadOnlyList<CaseProblem> Problems,
    IReadOnlyList<CaseProblem> Left,
    IReadOnlyList<CaseProblem> Notes,
    ImmutableArray<string> Kept,
    CaseFramework? Content);

/// <summary>
/// Brings a CASE package in as a framework version. One that is in force is never changed: a package that says something else under the
/// same identifiers is refused.
/// </summary>
internal static class CaseImport
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<CaseImportOutcome> RunAsync(
        IServiceProvider services, ReadOnlyMemory<byte> file, CaseWishes wishes, bool dryRun, CancellationToken cancellation)
    {
        var check = CaseCheck.Of(file);

        if (check.Problems.Count > 0)
        {
            return Refused(check.Problems);
        }

        var (content, problems, notes) = CaseReader.Read(check.Package, wishes);

        if (content is null)
        {
            return Refused(problems);
        }

        var store = services.GetRequiredService<CatalogueStore>();
        await store.CatchUpAsync(cancellation);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var catalogue = store.Current.For(CatalogueViewer.Steward, now);
        var outcome = catalogue.Framework(content.Framework.Id) is { } known
            ? await AgainAsync(db, catalogue, CaseFramework.Of(catalogue, known), check.Package, wishes, cancellation)
            : New(db, catalogue, content, check.Package, wishes);

        if (!dryRun && outcome.State is CaseImportState.Added or CaseImportState.TakenIntoForce)
        {
            outcome = await SaveAsync(db, outcome, cancellation);
        }

        return outcome.State == CaseImportState.Refused
            ? outcome
            : outcome with { Left = check.Left, Notes = [.. notes, .. outcome.Notes], Kept = CaseKept.Of(check.Package) };
    }

    private static CaseImportOutcome New(CpdContext db, CatalogueView catalogue, CaseFramework content, JsonObject package, CaseWishes wishes)
    {
        var succession = CaseSuccession.Of(catalogue, content, wishes);
        var problems = Collisions(catalogue, content).Concat(succession.Problems).ToArray();

        if (problems.Length > 0)
        {
            return Refused(problems);
        }

        succession.End(db);

        db.AddRange(content.Records);
        db.Add(new CaseRemainder
        {
            FrameworkId = content.Framework.Id,
            Json = CaseRest.Between(package, CaseWriter.Package(content)).ToJsonString(Compact),
        });

        return Done(CaseImportState.Added, content, succession.Notes);
    }

    private static async Task<CaseImportOutcome> AgainAsync(
        CpdContext db, CatalogueView catalogue, CaseFramework known, JsonObject package, CaseWishes wishes, CancellationToken cancellation)
    {
        var remainder = await db.CaseRemainders.FirstOrDefaultAsync(row => row.FrameworkId == known.Framework.Id, cancellation);
        var own = CasePackage.Of(known, remainder);

        if (!JsonNode.DeepEquals(CasePackage.ToCompare(package), CasePackage.ToCompare(own)))
        {
            var state = known.Framework.Status == FrameworkStatus.Draft ? "as a draft" : $"and counts from {known.Framework.ValidFrom:O}";

            return Refused([new(
                "CFDocument.identifier",
                $"{known.Framework.Code}, version \"{known.Framework.Version}\", is here under this identifier {state}, and the package says something else. "
                    + "What was imported is never changed: a new version needs a document and items with identifiers of their own.")]);
        }

        if (wishes.From is not { } from || known.Framework.Status != FrameworkStatus.Draft)
        {
            return Done(CaseImportState.Unchanged, known);
        }

        var inForce = known.Framework with
        {
            Status = FrameworkStatus.Current,
            ValidFrom = from,
            ValidTo = known.Framework.ValidTo >= from ? known.Framework.ValidTo : null,
        };

        var taken = known with { Framework = inForce };
        var succession = CaseSuccession.Of(catalogue, taken, wishes);

        if (succession.Problems.Count > 0)
        {
            return Refused(succession.Problems);
        }

        succession.End(db);
        db.Replace(known.Framework, inForce);

        return Done(CaseImportState.TakenIntoForce, taken, succession.Notes);
    }

    private static IEnumerable<CaseProblem> Collisions(CatalogueView catalogue, CaseFramework content)
    {
        var tiers = catalogue.Frameworks().SelectMany(row => catalogue.TiersOf(row.Id)).ToDictionary(row => row.Id.Value, row => (CompetencyFrameworkId?)row.FrameworkId);

        foreach (var id in content.Records.Skip(1).Select(record => record.RecordId))
        {
            var owner = catalogue.Area(new(id))?.FrameworkId
                ?? (catalogue.Competency(new(id)) is { } competency ? catalogue.Area(competency.AreaId)!.FrameworkId : tiers.GetValueOrDefault(id));

            if (owner is { } framework && catalogue.Framework(framework) is { } there)
            {
                yield return new("CFItems", $"{id} is in {there.Code}, version \"{there.Version}\", too. Each version needs identifiers of its own.");
            }
        }

        foreach (var twice in content.Tiers.GroupBy(tier => tier.Tier).Where(group => group.Count() > 1))
        {
            yield return new($"CFDocument.extensions.{CaseNames.Extension}.tiers", $"{CaseNames.Of(twice.Key)} is there twice.");
        }
    }

    private static async Task<CaseImportOutcome> SaveAsync(CpdContext db, CaseImportOutcome outcome, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);

            return outcome;
        }
        catch (DbUpdateException)
        {
            // Everything else was looked at: what is left is somebody who was quicker.
            return Refused([new("", "Frameworks were changed by somebody else just now. Import the package again.")]);
        }
    }

    private static CaseImportOutcome Done(CaseImportState state, CaseFramework content, IReadOnlyList<CaseProblem>? notes = null) =>
        new(state, [], [], notes ?? [], [], content);

    private static CaseImportOutcome Refused(IReadOnlyList<CaseProblem> problems) => new(CaseImportState.Refused, problems, [], [], [], null);
}
