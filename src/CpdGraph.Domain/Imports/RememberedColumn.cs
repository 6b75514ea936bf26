namespace CpdGraph.Domain;

/// <summary>What a header means in the files of a provider, as somebody once said.</summary>
public sealed record RememberedColumn
{
    /// <summary>The provider.</summary>
    public required ProviderId ProviderId { get; init; }

    /// <summary>What its files hold.</summary>
    public required ImportDataset Dataset { get; init; }

    /// <summary>The header in capitals, letters and digits alone: see <see cref="ImportColumn.Plain"/>.</summary>
    public required string Header { get; init; }

    /// <summary>The field. Null when the column is ignored.</summary>
    public string? Field { get; init; }
}
