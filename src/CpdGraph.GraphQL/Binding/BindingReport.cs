using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Binding;

/// <summary>Ways in which a schema and the C# bound to it can differ.</summary>
public enum BindingProblem
{
    /// <summary>A field of the schema that nothing resolves.</summary>
    FieldNotBound,

    /// <summary>A binding for a type or field that the schema does not have.</summary>
    BindingWithoutField,

    /// <summary>An argument or input field of the schema that the C# side does not take.</summary>
    ArgumentNotConsumed,

    /// <summary>A parameter of the C# side that the schema does not have.</summary>
    ParameterWithoutArgument,

    /// <summary>Another named type, or other enum values.</summary>
    TypeMismatch,

    /// <summary>A list on one side only.</summary>
    ListMismatch,

    /// <summary>Null is excluded on one side only.</summary>
    NullabilityMismatch,

    /// <summary>A type of the schema that no C# type stands for.</summary>
    TypeWithoutBinding,

    /// <summary>A custom scalar without a codec.</summary>
    ScalarWithoutCodec,

    /// <summary>A C# input type that cannot be constructed.</summary>
    InputWithoutConstructor,

    /// <summary>A field of the mutation root whose resolver would not run in its turn.</summary>
    MutationOutOfTurn,

    /// <summary>A field of the subscription root without a source of events.</summary>
    NoEventSource,

    /// <summary>A field that is null for those who may not read it, and yet excludes null.</summary>
    RestrictedButNonNull,

    /// <summary>A <c>@cost</c> or <c>@listSize</c> that says what cannot be.</summary>
    CostDirective,

    /// <summary>A field that nobody has decided who may read.</summary>
    NoAccessRule,
}

/// <summary>One mismatch.</summary>
/// <param name="Problem">Which kind.</param>
/// <param name="Coordinate">Where in the schema, for example <c>Offer.title</c>.</param>
/// <param name="Message">What is on each side.</param>
public sealed record BindingMismatch(BindingProblem Problem, string Coordinate, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Coordinate}: {Message} [{Problem}]";
}

/// <summary>Every mismatch between a schema and the C# bound to it.</summary>
public sealed class BindingReport
{
    private readonly SortedSet<BindingMismatch> _mismatches = new(Comparer<BindingMismatch>.Create(static (one, other) =>
        (string.CompareOrdinal(one.Coordinate, other.Coordinate), one.Problem.CompareTo(other.Problem), string.CompareOrdinal(one.Message, other.Message)) switch
        {
            (not 0 and var order, _, _) => order,
            (_, not 0 and var order, _) => order,
            var (_, _, order) => order,
        }));

    /// <summary>All of them, by coordinate.</summary>
    public ImmutableArray<BindingMismatch> Mismatches => [.. _mismatches];

    internal void Add(BindingProblem problem, string coordinate, string message) => _mismatches.Add(new(problem, coordinate, message));

    /// <summary>One line each.</summary>
    public override string ToString() => string.Join(Environment.NewLine, _mismatches);
}

/// <summary>The schema and the C# bound to it differ. The message lists every mismatch.</summary>
public sealed class BindingException(BindingReport report)
    : Exception($"The schema and the C# bound to it differ in {report.Mismatches.Length} place(s):{Environment.NewLine}{report}")
{
    /// <summary>Every mismatch.</summary>
    public BindingReport Report { get; } = report;
}
