namespace CpdGraph.Api.Case;

/// <summary>Addresses of the CASE 1.1 binding.</summary>
internal static class CaseAddress
{
    /// <summary>Where the binding is.</summary>
    public const string Base = "/ims/case/v1p1";

    /// <summary>
    /// Stands for this installation in what is kept, whose address may change. What is served has the address of the day in its place.
    /// </summary>
    public const string Here = "urn:cpdgraph:here";

    /// <summary>The path of a package or of a part of one.</summary>
    /// <param name="collection">As the binding names it, for example <c>CFItems</c>.</param>
    /// <param name="id">Its identifier.</param>
    public static string Path(string collection, Guid id) => $"{Base}/{collection}/{id:D}";

    /// <summary>The address of a part, before it is known where this installation is.</summary>
    public static string Of(string collection, Guid id) => Here + Path(collection, id);
}
