using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Case;

/// <summary>Makes packages of the frameworks of the catalogue when they are asked for, and keeps them while these stay the same.</summary>
internal sealed class CasePackages(IDbContextFactory<CpdContext> contexts, SiteAddress site)
{
    private Kept? kept;

    public async Task<CaseLibrary> LibraryAsync(CatalogueView catalogue, CancellationToken cancellation)
    {
        var frameworks = catalogue.Frameworks().Select(framework => CaseFramework.Of(catalogue, framework)).ToImmutableArray();

        // Other writes leave these records where they are in the snapshot: the same objects mean the same packages.
        var records = frameworks.SelectMany(framework => framework.Records).ToImmutableArray();

        if (kept is { } there && there.Records.Length == records.Length && there.Records.Zip(records).All(pair => ReferenceEquals(pair.First, pair.Second)))
        {
            return there.Library;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var remainders = await db.CaseRemainders.ToDictionaryAsync(row => row.FrameworkId, cancellation);
        var library = new CaseLibrary(frameworks.Select(framework =>
            CasePackage.At(CasePackage.Of(framework, remainders.GetValueOrDefault(framework.Framework.Id)), site.Root)));
        kept = new(records, library);

        return library;
    }

    private sealed record Kept(ImmutableArray<ICatalogueRecord> Records, CaseLibrary Library);
}
