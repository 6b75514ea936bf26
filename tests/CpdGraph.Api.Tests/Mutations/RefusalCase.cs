using CpdGraph.Testing;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with the input of a mutation.</summary>
internal enum Wrong
{
    /// <summary>Something that must be there is not.</summary>
    Missing,

    /// <summary>A text is longer than allowed.</summary>
    TooLong,

    /// <summary>A text that people type has a form that it must not have.</summary>
    Malformed,

    /// <summary>A day lies further ahead than it may.</summary>
    Future,

    /// <summary>An id or key names nothing.</summary>
    Unknown,

    /// <summary>The object is in another state than the step needs, or there already.</summary>
    State,

    /// <summary>The object is somebody else's.</summary>
    NotYours,

    /// <summary>An amount of money is negative.</summary>
    NegativeMoney,

    /// <summary>What paid does not add up to what it cost.</summary>
    FundingMismatch,
}

/// <summary>Cases of one mutation.</summary>
/// <param name="DoesNotApply">What cannot be wrong with it, each with the reason.</param>
internal sealed record MutationRefusals(IReadOnlyList<RefusalCase> Cases, IReadOnlyDictionary<Wrong, string> DoesNotApply)
{
    /// <summary>The same input with something hidden, and with something absent.</summary>
    public IReadOnlyList<RefusalTwin> Twins { get; init; } = [];

    /// <summary>Why there are no twins although the input takes an id. Null when there are some, or it takes none.</summary>
    public string? NothingHidden { get; init; }
}

/// <summary>An input that must be refused.</summary>
/// <param name="Errors">All errors as "TYPE CODE path", in any order.</param>
internal sealed record RefusalCase(Wrong What, GraphQLClient By, object Input, params string[] Errors);

/// <summary>Two keys that must be answered alike.</summary>
/// <param name="Hidden">Of something that the caller may not see.</param>
/// <param name="Absent">Of nothing.</param>
/// <param name="Input">The input for one of them.</param>
internal sealed record RefusalTwin(GraphQLClient By, object Hidden, object Absent, Func<object, object> Input);
