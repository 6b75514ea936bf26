using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A column of a file and the field that it was matched to.</summary>
/// <param name="Header">As the file has it.</param>
/// <param name="Field">Null when the column is ignored.</param>
/// <param name="Confidence">How sure the match is, 0 to 1; 1 when a person said so.</param>
/// <param name="Samples">The first few values, cut short.</param>
public sealed record MatchedColumn(string Header, string? Field, double Confidence, ImmutableArray<string> Samples);
