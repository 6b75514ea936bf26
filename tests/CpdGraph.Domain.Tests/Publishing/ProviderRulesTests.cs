using System.Collections.Immutable;

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

    [Fact]
    public void What_is_not_given_stays_and_the_same_again_changes_nothing()
    {
        var provider = Sample.Provider() with { About = "We teach.", ContactEmail = "hub@example.org" };
        var area = Sample.Organisation();

        var change = Update(provider, new() { Name = "A new name", About = null, Areas = ImmutableArray.Create(Sample.Named(area), Sample.Named(area)) }).Value();

        Assert.Equal(["name", "about", "areaIds"], change.Fields);
        Assert.Equal(("A new name", null, "hub@example.org", "a-hub", 2), (change.Value.Name, change.Value.About, change.Value.ContactEmail, change.Value.Slug, change.Value.Revision));
        Assert.Equal([area.Id], change.Value.AreaIds);
        Assert.Same(provider, Update(provider, new() { Name = " A hub ", About = "We teach." }).Value().Value);
    }

    [Fact]
    public void A_provider_is_changed_by_its_publishers_alone_and_all_that_is_wrong_is_said_at_once()
    {
        var provider = Sample.Provider();
        ProviderEdit bad = new()
        {
            Name = " ",
            About = new string('a', 20_001),
            WebsiteUrl = "http://example.org",
            ContactEmail = "nobody",
            Areas = ImmutableArray.Create(Sample.Named<Organisation>(null)),
        };

        Assert.Equal(
            ["Invalid changes.contactEmail", "LinkNotAllowed changes.websiteUrl", "NotFound changes.areaIds.0", "Required changes.name", "StaleRevision expectedRevision", "TooLong changes.about"],
            Update(provider, bad, expectedRevision: 3).Mistakes());
        Assert.Equal(["NotPermitted id"], ProviderRules.Update(Sample.Named(provider), bad, 1, Sample.Caller(Role.Publisher), Sample.Now).Mistakes());
        Assert.Equal(["NotFound id"], ProviderRules.Update(Sample.Named<Provider>(null), new(), 1, Sample.Caller(Role.Steward), Sample.Now).Mistakes());
    }

    private static Outcome<Change<Provider>, UpdateProviderError> Update(Provider provider, ProviderEdit edit, int expectedRevision = 1) => ProviderRules.Update(
        Sample.Named(provider), edit, expectedRevision, Sample.Caller(Role.Publisher) with { ProviderIds = new HashSet<ProviderId> { provider.Id } }, Sample.Now);

    private static ProviderRegistration Registration() => new() { Name = "Elm Tree Training Hub", Kind = ProviderKind.TrainingHub };
}
