namespace CpdGraph.Domain.Tests;

public sealed class ProviderRulesTests
{
    [Fact]
    public void A_provider_gets_a_free_name_in_web_addresses()
    {
        var area = Sample.Organisation();

        var provider = ProviderRules.Register(
            Registration() with { Areas = [Sample.Named(area), Sample.Named(area)] },
            slug => slug == "elm-tree-training-hub" ? ProviderId.New(Sample.Now) : null,
            _ => null,
            Sample.Now).Value();

        Assert.Equal("elm-tree-training-hub-2", provider.Slug);
        Assert.Equal([area.Id], provider.AreaIds);
        Assert.Equal((1, Provenance.ProviderStated), (provider.Revision, provider.Provenance));
    }

    [Fact]
    public void A_taken_name_or_organisation_is_refused_with_whose_it_is()
    {
        var (bySlug, byOrganisation) = (ProviderId.New(Sample.Now), ProviderId.New(Sample.Now));

        var errors = ProviderRules.Register(
            Registration() with { Slug = "elm-tree", Organisation = Sample.Named(Sample.Organisation()) }, _ => bySlug, _ => byOrganisation, Sample.Now).Errors();

        Assert.Equal(["Taken slug", "Taken odsCode"], errors.Select(error => $"{error.Code} {error.Field.Single()}"));
        Assert.Equal([bySlug.Value, byOrganisation.Value], errors.Cast<IAlreadyExistsError>().Select(error => error.Existing!.Value.Id));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var registration = new ProviderRegistration
        {
            Name = "",
            Kind = ProviderKind.TrainingHub,
            Slug = "Not A Slug",
            Organisation = Sample.Named<Organisation>(null),
            About = new string('a', 20_001),
            WebsiteUrl = "http://example.org",
            ContactEmail = "nobody",
            Areas = [Sample.Named<Organisation>(null)],
        };

        Assert.Equal(
            ["Invalid contactEmail", "Invalid slug", "LinkNotAllowed websiteUrl", "NotFound areaIds.0", "NotFound odsCode", "Required name", "TooLong about"],
            ProviderRules.Register(registration, _ => null, _ => null, Sample.Now).Mistakes());
        Assert.Equal(
            ["TooLong slug"],
            ProviderRules.Register(Registration() with { Slug = new string('s', 121) }, _ => null, _ => null, Sample.Now).Mistakes());
    }

    private static ProviderRegistration Registration() => new() { Name = "Elm Tree Training Hub", Kind = ProviderKind.TrainingHub };
}
