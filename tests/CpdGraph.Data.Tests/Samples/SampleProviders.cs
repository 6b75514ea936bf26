using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>Who publishes offers, and who accredits them.</summary>
internal static class SampleProviders
{
    public static CatalogueRows AddTo(CatalogueRows rows)
    {
        var (region, board) = (rows.Organisations[0], rows.Organisations[1]);
        var provider = new Provider
        {
            Id = ProviderId.New(SampleRows.Moment),
            Slug = "hub",
            Name = "Hub",
            Kind = ProviderKind.TrainingHub,
            OrganisationId = board.Id,
            About = "About us",
            WebsiteUrl = "https://example.org",
            ContactEmail = "hub@example.org",
            AreaIds = [board.Id, region.Id],
            Provenance = Provenance.ProviderStated,
            SourceReference = "Its page",
            Revision = 3,
            CreatedAt = SampleRows.Moment,
            UpdatedAt = SampleRows.Moment.AddDays(1),
        };
        var bareProvider = new Provider
        {
            Id = ProviderId.New(SampleRows.Moment),
            Slug = "bare",
            Name = "Bare",
            Kind = ProviderKind.Commercial,
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = SampleRows.Moment,
            UpdatedAt = SampleRows.Moment,
        };
        var body = new AccreditingBody
        {
            Id = AccreditingBodyId.New(SampleRows.Moment),
            Slug = "body",
            Name = "Body",
            WebsiteUrl = "https://example.org",
            Provenance = Provenance.ProviderStated,
            SourceReference = "Its page",
        };

        return rows with
        {
            Providers = [provider, bareProvider],
            AccreditingBodies = [body, body with { Id = AccreditingBodyId.New(SampleRows.Moment), Slug = "bare", WebsiteUrl = null, SourceReference = null }],
        };
    }
}
