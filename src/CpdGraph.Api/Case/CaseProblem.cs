namespace CpdGraph.Api.Case;

/// <summary>What is wrong with a package, or was left out of it.</summary>
/// <param name="Place">Where in the file, for example <c>CFItems[3].fullStatement</c>. Empty: the file.</param>
/// <param name="Message">What is wrong and what mends it.</param>
internal sealed record CaseProblem(string Place, string Message)
{
    public override string ToString() => Place.Length == 0 ? Message : $"{Place}: {Message}";
}
