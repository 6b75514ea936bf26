using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A record after a change, and what changed in it.</summary>
/// <param name="Value">The record as it is from now on; with the same revision as before when nothing changed.</param>
/// <param name="Fields">Names of the fields that changed, in schema words. Empty when nothing did.</param>
public sealed record Change<T>(T Value, ImmutableArray<string> Fields);
