namespace CpdGraph.Domain;

/// <summary>What can be searched. The numbers are part of document numbers.</summary>
internal enum SearchDocumentKind
{
    Offer = 0,
    Pathway = 1,
    Provider = 2,
    Competency = 3,
    Specialism = 4,
}

/// <summary>The texts of one thing that can be found, weightiest first.</summary>
/// <param name="Title">Its title, name or statement.</param>
/// <param name="Summary">One or two sentences.</param>
/// <param name="Body">The rest.</param>
/// <param name="Labels">Words for its kind and codes.</param>
internal readonly record struct SearchTexts(string Title, string? Summary, string? Body, string? Labels)
{
    public static SearchTexts Of(CatalogueOffer offer) => new(
        offer.Title,
        offer.Summary,
        offer.Audience is null ? offer.Description : offer.Description + "\n" + offer.Audience,
        string.Join(
            ' ',
            Label.Of(offer.Format),
            Label.Of(offer.Channel),
            offer.Delivery.Mode is { } mode ? Label.Of(mode) : "",
            offer.Price.Free == true ? "free" : ""));

    public static SearchTexts Of(Pathway pathway) => new(
        pathway.Name,
        pathway.Summary,
        string.Join('\n', pathway.Stages
            .SelectMany(stage => stage.Steps.Select(step => step.Title).Prepend(stage.Title))
            .Prepend(pathway.Description)),
        "pathway " + Label.Of(pathway.Kind));

    public static SearchTexts Of(Provider provider) => new(provider.Name, null, provider.About, Label.Of(provider.Kind));

    public static SearchTexts Of(Competency competency) =>
        new(competency.Statement, null, competency.Guidance, "competency " + competency.Code);

    public static SearchTexts Of(Specialism specialism) => new(specialism.Name, null, specialism.Description, "specialism");
}
