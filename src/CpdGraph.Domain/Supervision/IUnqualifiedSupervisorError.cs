namespace CpdGraph.Domain;

/// <summary>A supervisor does not meet the rule for a kind of supervision on the day.</summary>
public interface IUnqualifiedSupervisorError : IRuleError
{
    /// <summary>What they lack.</summary>
    SupervisorShortfall Shortfall { get; }

    /// <inheritdoc />
    string IRuleError.Rule => Shortfall.Rule;

    /// <inheritdoc />
    string? IRuleError.SourceReference => Shortfall.SourceReference;

    /// <inheritdoc />
    string IRuleError.Mend => Shortfall.Mend;
}
