namespace CpdGraph.Api.Features.Competencies;

/// <summary>Input <c>CompetencyKey</c>: exactly one of them is given.</summary>
public sealed record CompetencyKeyInput(string? Id, string? Code)
{
    /// <summary>The key as the client sent it, for messages about it.</summary>
    public override string ToString() => Id ?? Code ?? "";
}
