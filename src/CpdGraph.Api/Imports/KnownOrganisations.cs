using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Imports;

/// <summary>Organisations by ODS code or name.</summary>
internal sealed class KnownOrganisations
{
    // Looking for the nearest name takes time: files with more mistakes than this have another cause.
    private const int MaximumSuggestions = 200;

    private readonly ILookup<string, Organisation> byName;
    private int suggested;

    private KnownOrganisations(IReadOnlyCollection<Organisation> all) => byName = all
        .SelectMany(one => new[] { (Key: one.OdsCode, one), (Key: one.Name, one) })
        .Where(pair => pair.Key is not null)
        .ToLookup(pair => pair.Key!, pair => pair.one, StringComparer.OrdinalIgnoreCase);

    public static async Task<KnownOrganisations> ReadAsync(CpdContext db, CancellationToken cancellation) => new(await db.Organisations.ToListAsync(cancellation));

    /// <summary>The organisation that a cell names. Null when the cell is empty, or names none or several, which is told.</summary>
    public Organisation? Find(ImportCells cells, string column)
    {
        if (cells.Text(column) is not { } text)
        {
            return null;
        }

        var found = byName[text].Distinct().Take(2).ToArray();

        if (found is [var only])
        {
            return only;
        }

        cells.Refuse(
            column,
            found.Length == 0 ? "No organisation has this ODS code or name. Check it." : "Several organisations have this name. Write the ODS code instead.",
            found.Length == 0 && suggested++ < MaximumSuggestions && byName.Count > 0 ? NearestName.Of(text, byName.Select(group => group.Key)) : null);
        return null;
    }
}
