using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>Whose the rows of a file are: the provider's who imports it, or whoever the row names where a steward does.</summary>
internal sealed class RowProviders
{
    private readonly ProviderImportWork work;

    public RowProviders(ProviderImportWork work)
    {
        this.work = work;
        var header = ImportHeader.Of(work.Sheet.Columns);
        Ids = work.Provider is { } own ? [own.Id]
            : !header.Places.TryGetValue("provider", out var place) ? []
            : [.. work.Sheet.Rows
                .Select(row => place < row.Cells.Length ? row.Cells[place].Trim() : "")
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(slug => work.Catalogue.ProviderBySlug(slug.ToLowerInvariant())?.Id)
                .OfType<ProviderId>()];
    }

    /// <summary>The providers that the file is about.</summary>
    public IReadOnlyCollection<ProviderId> Ids { get; }

    /// <summary>The provider of a row. Null when it is not known, or not the importer's, which is told.</summary>
    public Provider? Of(ImportCells cells, string? slug)
    {
        var named = slug is null ? null : work.Catalogue.ProviderBySlug(slug.ToLowerInvariant());

        switch (work.Provider, slug)
        {
            case ({ } own, null):
                return own;
            case (null, null):
                cells.Refuse("provider", "Enter the slug of the provider whose row this is.");
                return null;
            case ({ } own, _) when named?.Id != own.Id:
                cells.Refuse("provider", $"This row is of another provider than this import, which is for {own.Name}. Leave it out, or empty the cell.", own.Slug);
                return null;
            default:
                if (named is null)
                {
                    cells.Refuse("provider", "No provider has this slug. Check it.");
                }

                return named;
        }
    }
}
