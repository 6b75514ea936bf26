using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Api.Mutations;

/// <summary>One thing that people do: read, decide, save, answer. Made anew for each root field, within its transaction.</summary>
/// <typeparam name="TInput">The one input object.</typeparam>
/// <typeparam name="T">What is changed.</typeparam>
internal interface IMutation<in TInput, T>
    where T : class
{
    /// <summary>Reads, decides, and adds rows to the database context. The runner saves them, with the audit event, in one go.</summary>
    Task<Outcome<Effect<T>, UserError>> RunAsync(TInput input, CancellationToken cancellation);

    /// <summary>Reads what an earlier request with the same key had changed. Null when it has gone, or the caller may no longer see it.</summary>
    Task<T?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation);

    /// <summary>The same for a mutation that changes several records at once.</summary>
    /// <param name="answered">At least one, in the order of the answer.</param>
    Task<T?> ReadAgainAsync(ImmutableArray<RecordReference> answered, CancellationToken cancellation) => ReadAgainAsync(answered[0], cancellation);
}

/// <summary>The input of a mutation.</summary>
internal interface IMutationInput
{
    /// <summary>Sent again with the same content, the request is carried out once. Null when the client gives none.</summary>
    string? IdempotencyKey { get; }
}

/// <summary>What a mutation has changed.</summary>
/// <param name="Value">The record as it is from now on.</param>
/// <param name="Subject">The same for the audit trail and for a repeated request.</param>
/// <param name="Coach">Whose record it is in. Null when it is in nobody's.</param>
/// <param name="ChangedFields">Names of the fields that changed, never their values.</param>
internal sealed record Effect<T>(T Value, RecordReference Subject, CoachId? Coach = null, ImmutableArray<string> ChangedFields = default)
{
    /// <summary>What else was changed in the same way, in the order of the answer. Each has an audit event of its own.</summary>
    public ImmutableArray<EffectOn> Others { get; init; } = [];
}

/// <summary>Another record that a mutation changed.</summary>
/// <param name="Coach">Whose record it is in. Null when it is in nobody's.</param>
internal readonly record struct EffectOn(RecordReference Subject, CoachId? Coach);

/// <summary>The answer of a mutation.</summary>
/// <param name="Value">Null exactly when there are errors, or when a repeated request's record may no longer be seen.</param>
/// <param name="UserErrors">All that is wrong, not only the first.</param>
internal sealed record MutationPayload<T>(T? Value, ImmutableArray<UserError> UserErrors)
    where T : class;
