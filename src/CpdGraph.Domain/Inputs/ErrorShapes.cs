using System.Collections.Immutable;

namespace CpdGraph.Domain;

// What errors of several families have in common, so that one place can show them all. The code alone says the rest.

/// <summary>A mistake in one input field: shown as not found when its code says so, else as invalid input.</summary>
public interface IInputError
{
    /// <summary>What is wrong with the field.</summary>
    InputProblem Problem { get; }
}

/// <summary>Someone else changed the object since it was read.</summary>
public interface IStaleRevisionError
{
    /// <summary>The revision that the caller had read.</summary>
    int ExpectedRevision { get; }

    /// <summary>The revision that it has now.</summary>
    int ActualRevision { get; }
}

/// <summary>The object is in a state that does not allow this step.</summary>
public interface IWrongStateError
{
    /// <summary>State it is in, in capitals, for example IN_REVIEW.</summary>
    string Current { get; }

    /// <summary>States in which the step would be allowed, in capitals.</summary>
    ImmutableArray<string> Allowed { get; }
}

/// <summary>Something with the same key exists already.</summary>
public interface IAlreadyExistsError
{
    /// <summary>Which record it is. Null when the caller may not know.</summary>
    RecordReference? Existing { get; }
}

/// <summary>A refusal by a rule that says what would mend it.</summary>
public interface IRuleError
{
    /// <summary>Stable code of the rule.</summary>
    string Rule { get; }

    /// <summary>Where the rule is written. Null for rules of this service itself.</summary>
    string? SourceReference { get; }

    /// <summary>What would mend it, in plain English.</summary>
    string Mend { get; }
}
