namespace CpdGraph.Domain;

/// <summary>What a person says that a column of a file means.</summary>
/// <param name="Header">As the file has it, however it is spaced and capitalised.</param>
/// <param name="Field">Name of the field. Null: the column is ignored.</param>
public sealed record ColumnChoice(string Header, string? Field);
