using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A new completion and who paid for it, in the order of the input.</summary>
public sealed record RecordedCompletion(Completion Completion, ImmutableArray<FundingAward> Funding);
