namespace CpdGraph.Domain;

/// <summary>Amounts or shares of a funding split do not add up.</summary>
public interface IFundingMismatchError : IRuleError
{
    /// <summary>What does not add up.</summary>
    FundingGap Gap { get; }

    /// <inheritdoc />
    string IRuleError.Rule => Gap.Rule;

    /// <inheritdoc />
    string? IRuleError.SourceReference => Gap.SourceReference;

    /// <inheritdoc />
    string IRuleError.Mend => Gap.Mend;
}

/// <summary>A stream, or a budget of it, may not pay.</summary>
public interface IFundingRefusedError : IRuleError
{
    /// <summary>Which stream, by which rule, and what would mend it.</summary>
    FundingRefusal Refusal { get; }

    /// <inheritdoc />
    string IRuleError.Rule => Refusal.Rule;

    /// <inheritdoc />
    string? IRuleError.SourceReference => Refusal.SourceReference;

    /// <inheritdoc />
    string IRuleError.Mend => Refusal.Mend;
}
