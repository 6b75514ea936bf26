namespace CpdGraph.Domain;

/// <summary>Which record: its kind and id.</summary>
public readonly record struct RecordReference(RecordKind Kind, Guid Id);
