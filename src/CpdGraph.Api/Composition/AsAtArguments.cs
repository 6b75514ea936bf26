namespace CpdGraph.Api.Composition;

/// <summary>Argument of fields that answer for a day.</summary>
/// <param name="AsAt">Null means today.</param>
public sealed record AsAtArguments(DateOnly? AsAt);
