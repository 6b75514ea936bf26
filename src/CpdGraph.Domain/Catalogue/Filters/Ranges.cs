namespace CpdGraph.Domain;

/// <summary>Days in England from and to, both included. Null leaves a side open.</summary>
public sealed record DateRange(DateOnly? From, DateOnly? To);

/// <summary>Whole numbers from and to, both included. Null leaves a side open.</summary>
public sealed record IntRange(int? From, int? To);

/// <summary>Numbers from and to, both included. Null leaves a side open.</summary>
public sealed record DecimalRange(decimal? From, decimal? To);
