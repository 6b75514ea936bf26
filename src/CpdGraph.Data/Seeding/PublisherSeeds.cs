using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads <c>providers.yaml</c>, <c>accrediting-bodies.yaml</c> and <c>specialisms.yaml</c>.</summary>
internal static class PublisherSeeds
{
    public static IEnumerable<Provider> Providers(SeedReading reading, string file) => reading.Rows(file, "slug").Select(row =>
    {
        var slug = row.Slug("slug");

        return new Provider
        {
            Id = ProviderId.From(row.Reading.Define(CatalogueKind.Provider, slug, row.Place)),
            Slug = slug,
            Name = row.Text("name"),
            Kind = row.Choice<ProviderKind>("kind"),
            OrganisationId = row.TextOrNull("organisation") is { } organisation ? OrganisationSeed.Refer(row, organisation) : null,
            About = row.TextOrNull("about"),
            WebsiteUrl = row.TextOrNull("websiteUrl"),
            ContactEmail = row.TextOrNull("contactEmail"),
            AreaIds = [.. row.Texts("areas").Select(area => OrganisationSeed.Refer(row, area))],
            Provenance = row.Provenance,
            SourceReference = row.Source,
            Revision = 1,
            CreatedAt = SeedStamp.Unstamped,
            UpdatedAt = SeedStamp.Unstamped,
        };
    });

    public static IEnumerable<AccreditingBody> AccreditingBodies(SeedReading reading, string file) => reading.Rows(file, "slug").Select(row =>
    {
        var slug = row.Slug("slug");

        return new AccreditingBody
        {
            Id = AccreditingBodyId.From(row.Reading.Define(CatalogueKind.AccreditingBody, slug, row.Place)),
            Slug = slug,
            Name = row.Text("name"),
            WebsiteUrl = row.TextOrNull("websiteUrl"),
            Provenance = row.Provenance,
            SourceReference = row.Source,
        };
    });

    public static IEnumerable<Specialism> Specialisms(SeedReading reading, string file) => reading.Rows(file, "slug").Select(row =>
    {
        var slug = row.Slug("slug");

        return new Specialism
        {
            Id = SpecialismId.From(row.Reading.Define(CatalogueKind.Specialism, slug, row.Place)),
            Slug = slug,
            Name = row.Text("name"),
            Description = row.TextOrNull("description"),
            Provenance = row.Provenance,
            SourceReference = row.Source,
        };
    });
}
