using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A piece of learning as far as CPD totals need it. Refused and corrected completions are not handed in.</summary>
/// <param name="OccurredOn">The day, in England.</param>
/// <param name="Minutes">CPD time.</param>
/// <param name="Formality">A completion is formal, logged learning informal.</param>
/// <param name="AreaIds">Competency areas that it counts towards, each once, in framework order.</param>
public sealed record CpdEntry(DateOnly OccurredOn, int Minutes, Formality Formality, ImmutableArray<CompetencyAreaId> AreaIds);
